using System.Runtime.Versioning;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>What cdk.json runs, in a repository of a few empty files, with a script in place of dotnet that notes what it is asked for.</summary>
[UnsupportedOSPlatform("windows")]
public class AppEntryTests
{
    private const string App = "src/Orchestration.Systems.Cdk/bin/Debug/net10.0/Orchestration.Systems.Cdk.dll";
    private const string Library = "src/Orchestration.Systems.Cdk/bin/Debug/net10.0/Library.dll";

    private static readonly DateTime Built = new(2020, 1, 2, 5, 0, 0, DateTimeKind.Utc);

    private string _root = null!;

    [SetUp]
    public void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the stand-in for dotnet of these tests is a shell script.");
        }

        _root = Directory.CreateTempSubdirectory("orchestration-app-").FullName;
        Write("src/Orchestration.Systems.Cdk/app.mjs", File.ReadAllText(Path.Combine(SharedData.Repository(), "src", "Orchestration.Systems.Cdk", "app.mjs")));
        Write("src/Orchestration.Systems.Cdk/Orchestration.Systems.Cdk.csproj", """<ProjectReference Include="../Library/Library.csproj" />""");
        Write("src/Orchestration.Systems.Cdk/Program.cs");
        Write("src/Library/Library.csproj", """<ProjectReference Include="..\Generator\Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />""");
        Write("src/Library/Deep/Definition.cs");
        Write("src/Library/Deep/Gone.cs");
        Write("src/Library/obj/Generated.cs");
        Write("src/Generator/Generator.csproj");
        Write("src/Generator/Generator.cs");
        Write("src/Unrelated/Unrelated.csproj");
        Write("src/Unrelated/Unrelated.cs");
        Write("Directory.Build.props");
        Write("README.md");

        Write("path/dotnet",
            $$"""
            #!/bin/sh
            cd '{{_root}}'
            if [ "$1" = msbuild ]; then
                kind=${4#-p:Configuration=}
                echo "build $kind" >> asked
                if [ -f fails ]; then exit 1; fi
                mkdir -p src/Orchestration.Systems.Cdk/bin/$kind/net10.0
                touch src/Orchestration.Systems.Cdk/bin/$kind/net10.0/Orchestration.Systems.Cdk.dll
            else
                echo "run $(basename $(dirname $(dirname "$1")))" >> asked
                exit 7
            fi

            """);
        File.SetUnixFileMode(InRoot("path/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [TearDown]
    public void Remove()
    {
        if (_root is not null)
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [Test]
    public async Task An_app_that_is_missing_is_built_once_and_its_exit_code_is_handed_on()
    {
        (await Run()).ExitCode.Should().Be(7);
        (await Run()).ExitCode.Should().Be(7);

        Asked.Should().Equal("build Release", "run Release", "run Release");
    }

    [Test]
    public async Task An_app_that_is_younger_than_all_that_it_is_made_of_is_run_as_it_is()
    {
        Build();

        await Run();

        Asked.Should().Equal("run Debug");
    }

    [TestCase("src/Orchestration.Systems.Cdk/Program.cs")]
    [TestCase("src/Orchestration.Systems.Cdk/Orchestration.Systems.Cdk.csproj")]
    [TestCase("src/Library/Deep/Definition.cs")]
    [TestCase("src/Library/Library.csproj")]
    [TestCase("src/Generator/Generator.cs")]
    [TestCase("Directory.Build.props")]
    public async Task It_is_built_again_once_after_a_change_of(string source)
    {
        Build();
        Change(source);

        (await Run()).Output.Should().Be("Building the app again: its sources have changed.\n");
        (await Run()).Output.Should().BeEmpty();

        Asked.Should().Equal("build Debug", "run Debug", "run Debug");
    }

    [Test]
    public async Task It_is_built_again_after_a_file_is_gone()
    {
        Build();
        File.Delete(InRoot("src/Library/Deep/Gone.cs"));

        await Run();

        Asked.Should().Equal("build Debug", "run Debug");
    }

    [Test]
    public async Task A_change_that_only_a_referenced_project_was_built_for_is_seen()
    {
        Build();
        Change("src/Library/Deep/Definition.cs");
        Write("src/Orchestration.Systems.Cdk/bin/Debug/net10.0/Orchestration.Systems.Cdk.dll");
        File.SetLastWriteTimeUtc(InRoot(App), Built.AddHours(2));

        await Run();

        Asked.Should().Equal("build Debug", "run Debug");
    }

    [TestCase("src/Unrelated/Unrelated.cs")]
    [TestCase("src/Library/obj/Generated.cs")]
    [TestCase("README.md")]
    public async Task It_is_run_as_it_is_after_a_change_of(string other)
    {
        Build();
        Change(other);

        await Run();

        Asked.Should().Equal("run Debug");
    }

    [Test]
    public async Task An_app_that_cannot_be_built_anew_is_not_run()
    {
        Build();
        Change("src/Library/Deep/Definition.cs");
        Write("fails");

        (await Run()).ExitCode.Should().Be(1);

        Asked.Should().Equal("build Debug");
    }

    [Test]
    public async Task Without_dotnet_it_says_what_to_install()
    {
        File.Delete(InRoot("path/dotnet"));

        var (exitCode, output) = await CommandLine.Run(Node, [InRoot("src/Orchestration.Systems.Cdk/app.mjs")], new Dictionary<string, string> { ["PATH"] = InRoot("path") });

        output.Should().Be("Building the app: it is not there yet.\nerror: dotnet cannot be run (ENOENT). Install the .NET SDK 10 and put it on PATH.\n");
        exitCode.Should().Be(1);
    }

    private static string Node => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, "node")).First(File.Exists);

    private string[] Asked => File.ReadAllLines(InRoot("asked"));

    // Everything is an hour older than the assemblies.
    private void Build()
    {
        Write(App);
        Write(Library);

        foreach (var path in Directory.EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories))
        {
            SetTime(path, path.EndsWith(".dll", StringComparison.Ordinal) ? Built : Built.AddHours(-1));
        }
    }

    private void Change(string file) => SetTime(InRoot(file), Built.AddHours(1));

    private static void SetTime(string path, DateTime time)
    {
        if (Directory.Exists(path))
        {
            Directory.SetLastWriteTimeUtc(path, time);
        }
        else
        {
            File.SetLastWriteTimeUtc(path, time);
        }
    }

    private void Write(string file, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InRoot(file))!);
        File.WriteAllText(InRoot(file), text);
    }

    private string InRoot(string file) => Path.Combine(_root, file);

    private Task<(int ExitCode, string Output)> Run() => CommandLine.Run(
        "node", [InRoot("src/Orchestration.Systems.Cdk/app.mjs")], new Dictionary<string, string> { ["PATH"] = $"{InRoot("path")}:{Environment.GetEnvironmentVariable("PATH")}" });
}
