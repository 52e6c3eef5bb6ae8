using Orchestration.Commands.Evaluating;

namespace Orchestration.Commands.Tests;

public class EvalTests
{
    private Console _console = null!;

    [SetUp]
    public void SetUp() => _console = new Console();

    [TearDown]
    public void TearDown() => _console.Dispose();

    [TestCase("$sum($states.input.orders.total)", "30")]
    [TestCase("{% $states.input.orders[0].id %}", "\"a\"")]
    [TestCase("$.orders[?(@.total > 10)].id", "[\"b\"]")]
    [TestCase("$.orders[0].id", "\"a\"")]
    [TestCase("States.Format('{}!', $.orders[1].id)", "\"b!\"")]
    public async Task An_expression_is_evaluated_in_the_language_that_it_is_in(string expression, string value)
    {
        (await _console.RunAsync(["eval", expression, "--compact", "--input", """{"orders":[{"id":"a","total":10},{"id":"b","total":20}]}"""])).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Be(value + "\n");
    }

    [Test]
    public async Task The_input_comes_from_a_file_or_from_standard_input()
    {
        File.WriteAllText(Path.Combine(_console.Directory, "orders.json"), """{"n":1}""");
        (await _console.RunAsync(["eval", "$.n", "-i", "orders.json"])).Should().Be(ExitCode.Succeeded);
        _console.Output.Should().Be("1\n");

        _console.Input = """{"n":2}""";
        (await _console.RunAsync(["eval", "$.n", "-i", "-"])).Should().Be(ExitCode.Succeeded);
        _console.Output.Should().Be("2\n");
    }

    [Test]
    public async Task Variables_context_result_and_caught_error_can_be_given()
    {
        string[] options = ["--var", "n=2", "--var", "s=two", "--context", """{"Execution":{"Name":"run"}}""", "--result", "[3]", "--error-output", """{"Error":"E"}""", "-c"];

        await _console.RunAsync(["eval", "[$n, $s, $states.context.Execution.Name, $states.result[0], $states.errorOutput.Error]", .. options]);
        _console.Output.Should().Be("""[2,"two","run",3,"E"]""" + "\n");

        await _console.RunAsync(["eval", "States.Array($n, $$.Execution.Name)", .. options]);
        _console.Output.Should().Be("""[2,"run"]""" + "\n");
    }

    [Test]
    public async Task A_template_is_filled_where_the_language_says_that_it_is_one()
    {
        await _console.RunAsync(["eval", """{"b.$":"$.a","c":1}""", "--language", "jsonpath", "--input", """{"a":[]}""", "-c"]);

        _console.Output.Should().Be("""{"c":1,"b":[]}""" + "\n");
    }

    [Test]
    public async Task A_value_is_indented_unless_it_is_to_be_compact()
    {
        await _console.RunAsync(["eval", "{\"a\":[1]}"]);

        _console.Output.Should().Be("{\n  \"a\": [\n    1\n  ]\n}\n");
    }

    [Test]
    public async Task A_mistake_is_shown_with_a_caret_below_it()
    {
        (await _console.RunAsync(["eval", "$states.input.a + ) 2"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("""
            orchestrate: S0211: The symbol ")" cannot be used as a unary operator
              $states.input.a + ) 2
                                ^

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task A_mistake_in_a_path_is_shown_with_a_caret_below_it()
    {
        (await _console.RunAsync(["eval", "$.orders[?(@.total > 1)][x]"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("""
            orchestrate: Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.
              $.orders[?(@.total > 1)][x]
                                      ^

            """.ReplaceLineEndings("\n"));
    }

    [TestCase("""{ "a": "\n", "b": [ { "c.$": "States.Format('\u0022', $.x" } ] }""", "The value for the field 'c.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters): The call of States.Format is not closed by ')'.", 57)]
    [TestCase("""{ "a.$": 1 }""", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters).", 9)]
    public async Task A_mistake_in_a_template_is_shown_with_a_caret_below_it(string template, string message, int column)
    {
        (await _console.RunAsync(["eval", "--language", "jsonpath", template])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be($"orchestrate: {message}\n  {template}\n  {new string(' ', column)}^\n");
    }

    [Test]
    public async Task An_evaluation_that_fails_gives_the_cause_of_Step_Functions_and_the_place()
    {
        (await _console.RunAsync(["eval", "1 + \"two\""])).Should().Be(ExitCode.Failed);

        _console.Error.Should().StartWith("""
            orchestrate: States.QueryEvaluationError: The JSONata expression '1 + "two"' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number
              1 + "two"
            """.ReplaceLineEndings("\n"));
        _console.Error.Should().EndWith("^\n");
    }

    [Test]
    public async Task A_path_that_finds_nothing_fails()
    {
        (await _console.RunAsync(["eval", "$.a.b"])).Should().Be(ExitCode.Failed);

        _console.Error.Should().Be("orchestrate: States.Runtime: Invalid path '$.a.b' : Missing property in path $['a']\n");
    }

    [Test]
    public async Task An_expression_without_context_is_refused_with_what_to_write()
    {
        (await _console.RunAsync(["eval", "1 + total"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be("""
            orchestrate: UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'total' at the top level is not supported: in Step Functions an expression has no context. Write $states.input.total, or give --plain.
              1 + total
                  ^

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public async Task Plain_JSONata_has_the_input_as_its_context()
    {
        await _console.RunAsync(["eval", "total * 2", "--plain", "--input", """{"total":4}"""]);
        _console.Output.Should().Be("8\n");

        (await _console.RunAsync(["eval", "nothing", "--plain"])).Should().Be(ExitCode.Failed);
        _console.Error.Should().Be("orchestrate: undefined: The expression found nothing.\n");
    }

    [TestCase("1 + 1", ExitCode.Succeeded, """{"schemaVersion":1,"value":2}""")]
    [TestCase("1 +\n )", ExitCode.Usage, """{"schemaVersion":1,"refused":"The symbol \")\" cannot be used as a unary operator","code":"S0211","line":2,"column":2}""")]
    [TestCase("$.a", ExitCode.Failed, """{"schemaVersion":1,"error":"States.Runtime","cause":"Invalid path '$.a' : No results for path: $['a']"}""")]
    public async Task Json_says_the_same_for_programs(string expression, int code, string json)
    {
        (await _console.RunAsync(["eval", expression, "--json"])).Should().Be(code);

        _console.Output.Should().Be(json + "\n");
    }

    [Test]
    public async Task Lines_are_evaluated_one_after_the_other()
    {
        _console.Input = """
            :let total $sum($states.input.list)
            $total + 1
            :vars
            ::
            !2
            :input {"list":[9]}
            $.list[0]
            :history
            :quit
            $.never
            """;

        (await _console.RunAsync(["eval", "--input", """{"list":[1,2]}"""])).Should().Be(ExitCode.Usage);

        _console.Lines.Should().Equal(
            "4", "$total = 3", "$total + 1", "4", "9",
            "   1  :let total $sum($states.input.list)", "   2  $total + 1", "   3  :vars", "   4  ::", "   5  $total + 1", "   6  :input {\"list\":[9]}", "   7  $.list[0]", "   8  :history");
        _console.Error.Should().Be("orchestrate: '::' is not understood; :help says what is.\n");
    }

    [TestCase("no=", "--input", "{", "orchestrate: The input from --input is not JSON: (1,2): The text ends too early. The name of a member is expected here, in double quotes.\n")]
    [TestCase("novalue", "--input", "{}", "orchestrate: --var takes name=value, not 'novalue'.\n")]
    [TestCase("a=1", "--context", "missing.json", "orchestrate: --context takes a file, JSON text or -; there is no file 'missing.json', and it is not JSON.\n")]
    public async Task What_cannot_be_read_is_refused(string variable, string option, string value, string message)
    {
        (await _console.RunAsync(["eval", "1", "--var", variable, option, value])).Should().Be(ExitCode.Usage);

        _console.Error.Should().Be(message);
    }

    [Test]
    public async Task Standard_input_cannot_be_both_input_and_lines()
    {
        (await _console.RunAsync(["eval", "--input", "-"])).Should().Be(ExitCode.Usage);

        _console.Error.Should().StartWith("orchestrate: ");
    }

    [Test]
    public async Task Help_ends_in_examples()
    {
        (await _console.RunAsync(["eval", "--help"])).Should().Be(ExitCode.Succeeded);

        _console.Output.Should().Contain("  # JSONata on a file.\n  orchestrate eval '$sum($states.input.orders.total)' --input orders.json\n");
    }

    [Test]
    public void A_line_is_edited_and_earlier_ones_are_gone_back_to()
    {
        var keys = new Queue<ConsoleKeyInfo>([
            Key(ConsoleKey.UpArrow), Key(ConsoleKey.UpArrow), Key(ConsoleKey.DownArrow), Key(ConsoleKey.Home), Key(ConsoleKey.Delete),
            Typed('x'), Key(ConsoleKey.End), Typed('!'), Typed('?'), Key(ConsoleKey.Backspace), Key(ConsoleKey.LeftArrow), Typed('y'), Key(ConsoleKey.Enter),
            Typed('z'), Control(ConsoleKey.C), Control(ConsoleKey.D),
        ]);
        var editor = new LineEditor(keys.Dequeue, new StringWriter());

        editor.Read("> ", ["first", "second"]).Should().Be("xecondy!");
        editor.Read("> ", []).Should().BeNull();
        keys.Should().BeEmpty();
    }

    [Test]
    public async Task Typed_lines_are_there_in_the_next_session()
    {
        _console.Variables["XDG_STATE_HOME"] = "state";
        var file = Path.Combine(_console.Directory, "state", "orchestrate", "history");

        (await TypeAsync("1 + 1\n1 + 1\n 2 + 2\n3 + 3\n")).Should().Equal("Type an expression, or :help.", "2", "2", "4", "6");
        File.ReadAllText(file).Should().Be("1 + 1\n3 + 3\n");

        // One up is the last line of the session before, two up the one before that; !1 is the first line of this session.
        (await TypeAsync("\u2191\u2191\n!1\n")).Should().Equal("Type an expression, or :help.", "2", "1 + 1", "2");
        File.ReadAllText(file).Should().Be("1 + 1\n3 + 3\n1 + 1\n");

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task No_more_lines_are_kept_than_a_thousand()
    {
        var file = Path.Combine(_console.Directory, "lines");
        _console.Variables["ORCHESTRATE_HISTORY"] = "lines";
        File.WriteAllLines(file, Enumerable.Range(0, 1200).Select(i => $"{i}"));

        await TypeAsync("7 + 1\n");

        File.ReadAllLines(file).Should().HaveCount(1000).And.StartWith("201").And.EndWith("7 + 1");
    }

    [Test]
    public async Task Nothing_is_kept_where_the_file_is_named_as_none_or_cannot_be_written()
    {
        _console.Variables["HOME"] = _console.Directory;
        _console.Variables["ORCHESTRATE_HISTORY"] = "";
        await TypeAsync("1 + 1\n");
        Directory.GetFileSystemEntries(_console.Directory).Should().BeEmpty();

        File.WriteAllText(Path.Combine(_console.Directory, "taken"), "");
        _console.Variables["ORCHESTRATE_HISTORY"] = "taken/history";
        (await TypeAsync("1 + 1\n")).Should().Contain("2");
    }

    [Test]
    public async Task Lines_of_a_pipe_are_not_kept()
    {
        _console.Variables["ORCHESTRATE_HISTORY"] = "lines";
        _console.Input = "1 + 1\n";

        (await _console.RunAsync(["eval"])).Should().Be(ExitCode.Succeeded);

        File.Exists(Path.Combine(_console.Directory, "lines")).Should().BeFalse();
    }

    // Gives the lines that were printed; a person's typing is an echo, and not among them.
    private async Task<string[]> TypeAsync(string text)
    {
        var keys = new Queue<ConsoleKeyInfo>([.. text.Select(c => c switch { '\n' => Key(ConsoleKey.Enter), '\u2191' => Key(ConsoleKey.UpArrow), _ => Typed(c) }), Control(ConsoleKey.D)]);
        using var output = new StringWriter { NewLine = "\n" };
        var environment = _console.Environment() with { ReadKey = keys.Dequeue, OutputIsTerminal = true, Output = output };

        (await new CommandHost().RunAsync(["eval"], environment, CancellationToken.None)).Should().Be(ExitCode.Succeeded);

        return [.. output.ToString().Split('\n').Where(line => line.Length > 0 && !line.Contains('\u001b'))];
    }

    private static ConsoleKeyInfo Typed(char character) => new(character, default, shift: false, alt: false, control: false);

    private static ConsoleKeyInfo Key(ConsoleKey key) => new('\0', key, shift: false, alt: false, control: false);

    private static ConsoleKeyInfo Control(ConsoleKey key) => new('\0', key, shift: false, alt: false, control: true);
}
