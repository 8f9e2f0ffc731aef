# target: 3.12
from typing import Annotated

from fastapi import Depends
from sqlmodel import Session


def get_db():
    yield Session()


SessionDep = Annotated[Session, Depends(get_db)]
