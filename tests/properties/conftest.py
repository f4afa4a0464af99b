"""How much hypothesis tries here: enough to find what is there, in under a minute for the folder."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "callout",
    deadline=None,
    max_examples=100,
    print_blob=True,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
)
settings.load_profile("callout")
