"""Settings by scope: what one centre, region or department does otherwise than the rest, from a day on."""
