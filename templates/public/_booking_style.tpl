{{%AUTOESCAPE context="HTML"}}
<link rel="stylesheet" href="/assets/filing/form.css">
<link rel="stylesheet" href="/assets/filing/booking.css">
