"""`onewindow worker`: what happens without anybody's click."""

from typing import Any

from django.core.management.base import BaseCommand

from onewindow.platform.jobs.working import work


class Command(BaseCommand):
    help = "运行后台进程：事件投递、时限提醒、定时任务（./ow up 会自动运行它）"

    def handle(self, *args: Any, **options: Any) -> None:
        work()
