"""Documents: the report in Word, with its drawings."""
