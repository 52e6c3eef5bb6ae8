namespace Orchestration.Local;

/// <summary>What runs the jobs on this machine.</summary>
public enum LocalEngine
{
    /// <summary>The jobs' SQL in DuckDB, in the worker.</summary>
    DuckDb,

    /// <summary>The jobs' own PySpark scripts, where <c>pyspark</c> or <c>SPARK_HOME</c> is there.</summary>
    Spark,
}
