import concurrent.futures

from django.contrib.auth.models import User
from django.db import models
from openai import AsyncOpenAI, OpenAI
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import sessionmaker

client = OpenAI()
Session = sessionmaker()
AsyncSession = async_sessionmaker()


class Shelf(models.Model):
    name = models.CharField(max_length=20)


class Plain:
    objects = {}


async def of_the_class():
    Shelf.objects.count()  # want "django.db.models.Manager.count\\(\\) waits for a database"
    Shelf.objects.filter(name="x").exists()  # want "waits for a database"
    User.objects.get(pk=1)  # want "waits for a database"
    shelves = Shelf.objects.filter(name="x")
    await Shelf.objects.acount()
    Plain.objects.get("x")
    return shelves.order_by("name")


async def what_the_factory_makes(statement):
    with Session() as session:
        session.execute(statement)  # want "sqlalchemy.orm.Session.execute\\(\\) waits for a database"
    async with AsyncSession() as other:
        await other.execute(statement)


async def resources():
    client.chat.completions.create(model="m")  # want "client.chat.completions.create\\(\\) waits for an HTTP server"
    quick = client.with_options(timeout=3)
    quick.models.list()  # want "quick.models.list\\(\\) waits for an HTTP server"
    patient = AsyncOpenAI().with_options(timeout=30)
    await patient.chat.completions.create(model="m")
    return client.api_key


async def come_done(pool: concurrent.futures.ThreadPoolExecutor, names):
    futures = [pool.submit(open, name) for name in names]
    for future in futures:
        future.result()  # want "concurrent.futures.Future.result\\(\\) waits for a result"
