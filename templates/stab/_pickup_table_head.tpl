{{%AUTOESCAPE context="HTML"}}
<thead class="kern-table__head"><tr class="kern-table__row"><th class="kern-table__header" scope="col">Für</th><th class="kern-table__header" scope="col">Dokument</th><th class="kern-table__header" scope="col">Liegt in</th><th class="kern-table__header" scope="col">Seit</th><th class="kern-table__header" scope="col">Zu beachten</th></tr></thead>
