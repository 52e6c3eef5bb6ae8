using Orchestration.Local.Glue;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests.Spark;

/// <summary>Finds a Spark to test with; without one the tests are skipped with a message.</summary>
internal static class SparkFixture
{
    public static async Task<SparkHome> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("SPARK_HOME") is not { Length: > 0 } && SharedData.TryPath("spark") is { } shared)
        {
            Environment.SetEnvironmentVariable("SPARK_HOME", shared);
        }

        try
        {
            return await SparkHome.FindAsync(default);
        }
        catch (LocalException exception)
        {
            if (Environment.GetEnvironmentVariable("ORCHESTRATION_REQUIRE") is "spark")
            {
                throw;
            }

            Assert.Ignore($"Skipped: {exception.Message}");
            throw;
        }
    }
}
