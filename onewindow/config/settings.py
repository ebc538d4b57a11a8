"""Every setting, with what it means and where its value comes from. `./ow doctor` prints them.

The program finds `ONEWINDOW_DATA` and the addresses of the database by itself (`onewindow.platform.postgres`);
an operator sets them only to use a server of their own.
"""

import os
from pathlib import Path
from typing import Any

from django.utils.csp import CSP
from psycopg.conninfo import conninfo_to_dict

from onewindow.platform.database import pooling
from onewindow.platform.logs.configuration import configuration

BASE_DIR = Path(__file__).resolve().parent.parent.parent


def env(name: str, default: str = "") -> str:
    """Return an environment variable."""
    return os.environ.get(name, default)


# -- Where things lie ------------------------------------------------------------------------------------------
# The data folder: database, stored files, keys, logs, ledger checkpoints.
DATA_DIR = Path(env("ONEWINDOW_DATA", str(BASE_DIR / "var")))
KEYS_DIR = Path(env("ONEWINDOW_KEYS", str(DATA_DIR / "keys")))  # backed up apart from the data


def secret(name: str) -> str:
    """Return a key made at first start and kept 0600 in `keys/`; without one the value is fit for tests only."""
    path = KEYS_DIR / name
    return path.read_text().strip() if path.exists() else env(f"ONEWINDOW_{name.upper()}", f"unsafe-{name}")


SECRET_KEY = secret("secret_key")  # signs sessions and CSRF tokens
FIELD_KEY = secret("field_key")  # master keys of personal data at rest, one a line, oldest first (foundations §4)
FIELD_ALGORITHM = env("ONEWINDOW_FIELD_ALGORITHM", "AES-256-GCM")  # or SM4-GCM; what is already written stays readable

# Copies of the ledger's signed checkpoints: best on another volume, so that nobody can rewrite both.
CHECKPOINTS_DIR = Path(env("ONEWINDOW_CHECKPOINTS", str(DATA_DIR / "checkpoints")))

# -- Where it is reached ---------------------------------------------------------------------------------------
# Behind a proxy: the public origin, for instance https://zwfw.yunling.example. Empty: loopback only.
ORIGIN = env("ONEWINDOW_ORIGIN")
TRUSTED_PROXIES = [address for address in env("TRUSTED_PROXIES").split(",") if address]
IS_SECURE = ORIGIN.startswith("https://")
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *([ORIGIN.split("//")[1].split(":")[0]] if ORIGIN else [])]
CSRF_TRUSTED_ORIGINS = [ORIGIN] if ORIGIN else []
# What the QR code of a paper leads to; the portal answers there. It is printed, so it must stay reachable for years.
VERIFY_ADDRESS = f"{ORIGIN or 'http://' + env('ONEWINDOW_BIND', '127.0.0.1:8000')}/verify/"
IS_DEMO = env("ONEWINDOW_DEMO") == "1"  # demo people and papers: a new embedded data folder on loopback
DEMO_LOGINS = DATA_DIR / "demo-logins.json"  # made with the demo, 0600; the login page lists them, on loopback only
# Card reader and document camera: the address of their service on this machine (http://127.0.0.1:PORT), or simulated.
WINDOW_DEVICES = env("ONEWINDOW_DEVICES", "simulator" if IS_DEMO else "")
DEMO_CARDS = BASE_DIR / "demo" / "county" / "cards.json"  # the sample people whose cards a simulated reader reads
CENTRE = env("ONEWINDOW_CENTRE", "云岭县政务服务中心")  # the name in the masthead
HOTLINE = env("ONEWINDOW_HOTLINE", "12345")  # the number that every page of a citizen ends with

# -- What it is made of ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    # platform
    "onewindow.platform.web",
    "onewindow.platform.health",
    "onewindow.platform.guards",
    "onewindow.platform.access",
    "onewindow.platform.outbox",
    "onewindow.platform.numbers",
    "onewindow.platform.moves",
    "onewindow.platform.preferences",
    "onewindow.platform.pii",
    "onewindow.platform.files",
    "onewindow.platform.ledger",
    # contexts, lower first
    "onewindow.contexts.calendar",
    "onewindow.contexts.documents",
    "onewindow.contexts.notices",
    "onewindow.contexts.organisations",
    "onewindow.contexts.elements",
    "onewindow.contexts.parties",
    "onewindow.contexts.catalogue",
    "onewindow.contexts.forms",
    "onewindow.contexts.deadlines",
    "onewindow.contexts.materials",
    "onewindow.contexts.cases",
    "onewindow.contexts.approval",
    "onewindow.contexts.licences",
    "onewindow.contexts.delivery",
    "onewindow.contexts.hall",
    # sites
    "onewindow.sites.entrance",
    "onewindow.sites.portal",
    "onewindow.sites.counter",
    "onewindow.sites.desk",
    "onewindow.sites.supervise",
    "onewindow.sites.console",
    "onewindow.sites.open_api",
    "onewindow.cli",
]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # each room's and each platform part's work in time
AUTH_USER_MODEL = "access.Account"
ROOT_URLCONF = "onewindow.config.urls"
WSGI_APPLICATION = "onewindow.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "onewindow.platform.web.middleware.Requests",
    "onewindow.platform.logs.middleware.Requests",
    "onewindow.platform.web.middleware.Headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "onewindow.sites.open_api.edges.Edges",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "onewindow.sites.identity.Identity",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onewindow.platform.web.middleware.Refusals",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.csp",
                "django.template.context_processors.i18n",
                "onewindow.platform.web.frame.frame",
            ],
        },
    }
]
FORM_RENDERER = "onewindow.platform.web.forms.HouseRenderer"
WORDS = "onewindow.sites.words.WORDS"  # what states, verbs and kinds are called on pages
NARRATOR = "onewindow.sites.identity.narrate"  # says who moved a case meanwhile, and how

# -- Database (ADR 1: PostgreSQL only) -------------------------------------------------------------------------
# The application's own role: no DDL; INSERT and SELECT only on events and leaves.
DATABASE_URL = env("DATABASE_URL")
DATABASE_OWNER_URL = env("DATABASE_OWNER_URL", DATABASE_URL)  # who owns the tables: migrations, change of keys


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for a PostgreSQL address."""
    part = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": part.get("dbname", ""),
        "USER": part.get("user", ""),
        "PASSWORD": part.get("password", ""),
        "HOST": part.get("host", ""),
        "PORT": str(part.get("port", "")),
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 16, "check": pooling.check, "timeout": 5.0},
            "application_name": "onewindow",
            "prepare_threshold": 1,  # acts are planned once on each connection (`platform.moves.sending`)
        },
    }


DATABASES = {"default": database(DATABASE_URL)}

# -- Logs ------------------------------------------------------------------------------------------------------
# Lines of JSON when the supervisor collects them into `logs/`, else plain words on the terminal.
if env("ONEWINDOW_LOGS") == "json":
    LOGGING = configuration(level=env("ONEWINDOW_LOG_LEVEL", "INFO"))

# -- Time and language -----------------------------------------------------------------------------------------
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "onewindow" / "locale"]
FORMAT_MODULE_PATH: list[str] = []

# -- People who log in -----------------------------------------------------------------------------------------
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEMO_PASSWORD_WORK = {"time_cost": 1, "memory_cost": 8 * 1024, "parallelism": 1}  # random ones, until first typed
SESSION_ENGINE = "onewindow.platform.pii.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-session" if IS_SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_SECURE else "csrf"
SESSION_COOKIE_AGE = 12 * 3600  # a citizen; staff are asked again after 8 hours (`sites.identity`)
LOGIN_URL = "/login/"

# -- What browsers may do (quality S4, S5) ----------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE, CSP.STRICT_DYNAMIC],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "report-uri": ["/csp-report/"],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_SECURE else 0
CSRF_FAILURE_VIEW = "onewindow.platform.web.problems.csrf_failure"

# -- Notices ---------------------------------------------------------------------------------------------------
# Who carries text messages and mail; the default keeps them in a table, where the console shows them.
NOTICE_CARRIERS = {
    "SMS": env("ONEWINDOW_SMS_CARRIER", "onewindow.contexts.notices.api.LoggedCarrier"),
    "MAIL": env("ONEWINDOW_MAIL_CARRIER", "onewindow.contexts.notices.api.LoggedCarrier"),
}
NOTICE_SIGNATURE = env("ONEWINDOW_SMS_SIGNATURE", CENTRE)  # what a text message opens with: 【…】

# -- Files -----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"  # filled by `prepare` whenever the program's files are others
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # unused: files go through platform.files
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
UPLOAD_LIMIT = 20 * 1024 * 1024  # bytes a file, unless the material says otherwise (decision 26)
# A clamd to scan uploads with: unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310. Once set it fails closed.
UPLOAD_SCANNER = env("ONEWINDOW_SCANNER")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
