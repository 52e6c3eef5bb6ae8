import orchestration_local
from awsglue import redshift
from awsglue.dynamicframe import DynamicFrame
from pyspark.sql import SparkSession

_DRIVER = "org.postgresql.Driver"


class GlueContext:
    """Spark, the catalog and the connections, as Glue hands them to a job."""

    def __init__(self, spark_context, **options):
        self._sc = spark_context
        self.spark_session = SparkSession(spark_context)
        self.create_dynamic_frame = _Reader(self)
        self.write_dynamic_frame = _Writer(self)

    def getSource(self, *arguments, **options):
        raise NotImplementedError("getSource has no stand-in on one machine; read through create_dynamic_frame or Spark.")

    def get_logger(self):
        return self._sc._jvm.org.apache.log4j.LogManager.getLogger("glue")

    def extract_jdbc_conf(self, connection_name, catalog_id=None):
        """Where a connection leads and who may use it."""
        login = orchestration_local.connection(connection_name)
        url = f"jdbc:postgresql://{login['host']}:{login['port']}"
        return {
            "url": url,
            "fullUrl": f"{url}/{login['database']}",
            "user": login["username"],
            "password": login["password"],
            "vendor": "postgresql",
            "enforceSSL": "false",
            "skipCustomJDBCCertValidation": "false",
            "customJDBCCert": "",
            "customJDBCCertString": "",
        }


class _Reader:
    def __init__(self, glue_context):
        self._glue = glue_context

    def from_catalog(self, database, table_name, redshift_tmp_dir="", transformation_ctx="", push_down_predicate="", additional_options=None, **_):
        table = orchestration_local.table(database, table_name)
        storage = table["StorageDescriptor"]
        spark = self._glue.spark_session
        kind = table["Parameters"]["classification"]
        if kind == "parquet":
            frame = spark.read.parquet(storage["Location"])
        else:
            columns = ", ".join(f"`{column['Name']}` {column['Type']}" for column in storage["Columns"])
            reader = spark.read.schema(columns)
            frame = (
                reader.json(storage["Location"])
                if kind == "json"
                else reader.csv(storage["Location"], header=True, quote='"', escape='"', multiLine=True)
            )
        if push_down_predicate:
            frame = frame.where(push_down_predicate)
        return DynamicFrame(frame, self._glue, table_name)


class _Writer:
    def __init__(self, glue_context):
        self._glue = glue_context

    def from_jdbc_conf(self, frame, catalog_connection, connection_options=None, redshift_tmp_dir="", transformation_ctx="", **_):
        """Preactions, the rows, postactions; on Glue the rows go through the temporary folder and COPY."""
        options = connection_options or {}
        conf = self._glue.extract_jdbc_conf(catalog_connection)
        self._execute(conf, options.get("preactions"))
        (
            frame.toDF()
            .coalesce(2)
            .write.mode("append")
            .jdbc(
                conf["fullUrl"],
                options["dbtable"],
                properties={
                    "user": conf["user"],
                    "password": conf["password"],
                    "driver": _DRIVER,
                    "reWriteBatchedInserts": "true",
                    "batchsize": "10000",
                },
            )
        )
        self._execute(conf, options.get("postactions"))
        return frame

    def _execute(self, conf, statements):
        if not statements or not statements.strip():
            return
        jvm = self._glue._sc._jvm
        properties = jvm.java.util.Properties()
        properties.setProperty("user", conf["user"])
        properties.setProperty("password", conf["password"])
        connection = jvm.org.postgresql.Driver().connect(conf["fullUrl"], properties)
        try:
            statement = connection.createStatement()
            for sql in redshift.statements(statements):
                statement.execute(sql)
        finally:
            connection.close()
