using System.ComponentModel;
using System.Diagnostics;
using Orchestration.Tests.Shared;

namespace Orchestration.Systems.Tests.Prox;

/// <summary>What the first job makes of the source's secret, with nothing of Glue or Spark around it.</summary>
public class SourceSecretTests
{
    private const string Program =
        """
        import runpy, sys
        from unittest.mock import MagicMock

        script, text = sys.argv[1:]
        for name in ["boto3", "awsglue", "awsglue.utils", "pyspark", "pyspark.sql", "prox_jobs"]:
            sys.modules[name] = MagicMock()
        sys.modules["boto3"].client.return_value.get_secret_value.return_value = {"SecretString": text}

        try:
            print(runpy.run_path(script, run_name="script")["login"]("prox/source")["url"])
        except ValueError as error:
            print(error)
        """;

    [Test]
    public async Task A_secret_of_a_database_says_where_the_source_is() =>
        (await Login("""{"username":"prox","password":"p","engine":"postgres","host":"db.example.org","port":5432,"dbname":"prox"}""")).Should().Be("jdbc:postgresql://db.example.org:5432/prox\n");

    [TestCase("""{"username":"prox","password":"p"}""", "host, port, dbname")]
    [TestCase("""{"username":"prox","password":"","host":"h","port":5432,"dbname":"prox"}""", "password")]
    [TestCase("""["prox","p"]""", "host, port, dbname, username, password")]
    [TestCase("p", "host, port, dbname, username, password")]
    public async Task A_secret_that_lacks_something_is_refused_by_what_it_lacks(string text, string missing) =>
        (await Login(text)).Should().Be($"The secret prox/source lacks {missing}. Keep the login of the source in it as a JSON object with host, port, dbname, username, password; a secret that RDS manages by itself holds username and password alone.\n");

    private static async Task<string> Login(string text)
    {
        try
        {
            var script = Path.Combine(SharedData.Repository(), "glue-jobs", "prox", "bronze_ingestion_script.py");
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", Program, script, text]) { RedirectStandardOutput = true, Environment = { ["PYTHONDONTWRITEBYTECODE"] = "1" } })!;
            var said = await python.StandardOutput.ReadToEndAsync();
            await python.WaitForExitAsync();
            return said;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("Skipped: there is no python3 on PATH.");
            throw;
        }
    }
}
