"""Personal data: encrypted where it rests, found by blind index, declared on every model."""
