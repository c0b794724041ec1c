#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Stands for a scanning child that goes wrong (child_reader_test.cpp).
printf 'NBS1 nonsense'
