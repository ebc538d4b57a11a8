"""Codes that people type and machines print: each is read into a frozen value or refused with a sentence that helps.

No refusal carries the code itself: what is logged or shown never repeats somebody's number.
"""
