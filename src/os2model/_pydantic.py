"""What lets pydantic read and write a value by its canonical text; pydantic is imported only when it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from os2model._checks import check_type
from os2model.errors import OS2ModelError

if TYPE_CHECKING:
    from typing import Self


class CanonicalText:
    """The base of the values that have one canonical text: `str(value)` writes it and `parse` reads it.

    As a field of a pydantic model such a value takes itself or its text; in JSON it is its text.
    """

    __slots__ = ()

    example: ClassVar[str] = ""

    if TYPE_CHECKING:

        @classmethod
        def parse(cls, text: str) -> Self: ...

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:  # noqa: ANN401  pydantic's own type
        from pydantic_core import PydanticCustomError, core_schema

        def read(value: object) -> CanonicalText:
            if isinstance(value, cls):
                return value
            try:
                check_type(cls.__name__, value, str, example=f'"{cls.example}"')
                return cls.parse(str(value))
            except OS2ModelError as error:
                code = cast("Any", error.code)  # pydantic asks for a literal, and every code is one of `error_messages`
                raise PydanticCustomError(code, "{message}", {"message": str(error)}) from None

        written = core_schema.plain_serializer_function_ser_schema(str, when_used="json")
        return core_schema.no_info_plain_validator_function(read, serialization=written)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        written: dict[str, Any] = {"type": "string", "title": cls.__name__}
        return {**written, "examples": [cls.example]} if cls.example else written
