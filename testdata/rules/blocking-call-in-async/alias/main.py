# target: 3.12
import asyncio
import typing
from typing import Annotated, Dict, Optional, TypeAlias

import typing_extensions
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

import deps
from deps import SessionDep
from deps import SessionDep as Shared

app = FastAPI()

Database = Annotated[Session, Depends(deps.get_db)]
Declared: TypeAlias = Annotated[Session, Depends(deps.get_db)]
type Stated = Annotated[Session, Depends(deps.get_db)]
Older = typing_extensions.Annotated[Session, Depends(deps.get_db)]
Maybe = Session | None
Perhaps = Optional[Session]
Plain = Session
Chained = Database
Written: typing.TypeAlias = "Session"
Sessions = Dict[str, Session]

AsyncDep = Annotated[AsyncSession, Depends(deps.get_db)]
Either = Session | AsyncSession
Itself = Dict[str, "Itself"]
Changed = Annotated[Session, Depends(deps.get_db)]
Changed = Annotated[AsyncSession, Depends(deps.get_db)]
Kind = Optional["Kind"]


@app.get("/")
async def aliased(session: SessionDep, again: Shared, other: deps.SessionDep):
    session.exec("select 1")  # want "sqlmodel.Session.exec\\(\\)"
    again.commit()  # want "Session.commit\\(\\)"
    other.commit()  # want "Session.commit\\(\\)"


async def here(a: Database, b: Declared, c: Stated, d: Older, e: Maybe, f: Perhaps, g: Plain, h: Chained, i: Written):
    a.commit()  # want "Session.commit\\(\\)"
    b.commit()  # want "Session.commit\\(\\)"
    c.commit()  # want "Session.commit\\(\\)"
    d.commit()  # want "Session.commit\\(\\)"
    e.commit()  # want "Session.commit\\(\\)"
    f.commit()  # want "Session.commit\\(\\)"
    g.commit()  # want "Session.commit\\(\\)"
    h.commit()  # want "Session.commit\\(\\)"
    i.commit()  # want "Session.commit\\(\\)"


async def inside(many: Sessions, text: "Database", maybe: Database | None):
    many["a"].commit()  # want "Session.commit\\(\\)"
    text.commit()  # want "Session.commit\\(\\)"
    maybe.commit()  # want "Session.commit\\(\\)"


class Service:
    def __init__(self, db: SessionDep):
        self.db = db

    async def save(self):
        self.db.commit()  # want "Session.commit\\(\\)"


class Own:
    Database = Annotated[AsyncSession, Depends(deps.get_db)]

    async def save(self, db: Database):
        await db.commit()


async def silent(a: AsyncDep, b: Either, c: Itself, d: Changed, e: Kind):
    await a.commit()
    b.commit()
    c["x"].commit()
    await d.commit()
    e.commit()
    await asyncio.to_thread(Session().commit)


def factory(Database):
    async def inner(db: Database):
        db.commit()

    return inner
