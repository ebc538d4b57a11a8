"""`onewindow demo`: the demo county 云岭县 in a new data folder."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from onewindow.cli.demo.loading import load, logins
from onewindow.cli.demo.logins import write
from onewindow.cli.jobs import leave_the_rest_to_the_worker


class Command(BaseCommand):
    help = "装入演示县（云岭县）：已装入的部分保持不变，575 个真实事项由后台接着装入"

    def handle(self, *args: Any, **options: Any) -> None:
        for report in load(timezone.now()):
            self.stdout.write(f"{report.name}：新增 {report.added}，已有 {report.kept}")
            self.stdout.flush()
        leave_the_rest_to_the_worker()
        write(settings.DEMO_LOGINS, logins())
        self.stdout.write(f"演示账号的口令保存在 {settings.DEMO_LOGINS}")
