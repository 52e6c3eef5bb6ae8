class DynamicFrame:
    """A data frame by Glue's name for it."""

    def __init__(self, frame, glue_context, name=""):
        self._frame = frame
        self.glue_ctx = glue_context
        self.name = name

    @classmethod
    def fromDF(cls, dataframe, glue_ctx, name=""):
        return cls(dataframe, glue_ctx, name)

    def toDF(self):
        return self._frame

    def count(self):
        return self._frame.count()

    def schema(self):
        return self._frame.schema
