"""Working days and the terms counted in them, by the tables that the State Council publishes each autumn.

《行政许可法》第八十二条 counts the terms of an office in working days; 《民法典》第二百零一条 to 第二百零三条
say where a term begins and ends. Every question costs two looks into a prefix table, however long the term is.
"""

from onewindow.kernel.workdays.calendar import WorkCalendar
from onewindow.kernel.workdays.days import DayKind, Pause, SpecialDay
from onewindow.kernel.workdays.reckoning import Count, Reckoning
from onewindow.kernel.workdays.terms import INSTANT, Term, Unit

__all__ = ["INSTANT", "Count", "DayKind", "Pause", "Reckoning", "SpecialDay", "Term", "Unit", "WorkCalendar"]
