class Job:
    """Bookmarks are not kept on one machine; a job that commits them runs as it stands."""

    def __init__(self, glue_context):
        self.glue_context = glue_context

    def init(self, job_name, args=None):
        self.job_name = job_name

    def commit(self):
        pass
