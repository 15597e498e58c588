"""The words of the work: places, seasons, indicators, targets, forms, numbers, dates, findings. Pure."""
