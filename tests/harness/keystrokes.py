"""The keystroke-level model: what somebody does at a page is recorded, and how long a practised person takes for it.

Card, Moran and Newell's operators with the project's figures: a key 0.2 s, a click 1.3 s, a thought 1.35 s.
What machines and visitors do (a card laid on the reader, a page that loads) is no time of the clerk's hands.
"""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page
from pypinyin import lazy_pinyin

KEY, CLICK, THOUGHT = 0.2, 1.3, 1.35
CHOOSE = 1  # the key that takes what an input method offers


@dataclass
class Keystrokes:
    """Somebody's hands at a page: what they do happens there and is counted."""

    page: Page
    keys: int = 0
    clicks: int = 0
    thoughts: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Return how long a practised person takes."""
        return self.keys * KEY + self.clicks * CLICK + len(self.thoughts) * THOUGHT

    def think(self, about: str) -> None:
        """Decide something: one decision point."""
        self.thoughts.append(about)

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key or several together (`Alt+s`), once or more."""
        for _ in range(times):
            self.page.keyboard.press(keys)
        self.keys += len(keys.split("+")) * times

    def type(self, words: str) -> None:
        """Type words where the focus is; Chinese as an input method takes it: its pinyin, and a key to choose."""
        self.page.keyboard.type(words)
        for letters in lazy_pinyin(words):
            self.keys += len(letters) if letters in words else len(letters) + CHOOSE

    def click(self, at: Locator) -> None:
        """Point at something and click it."""
        at.click()
        self.clicks += 1

    def report(self) -> str:
        """Return the figures as a line."""
        return f"{self.seconds:.1f} s: {self.keys} keys, {self.clicks} clicks, {len(self.thoughts)} decisions"
