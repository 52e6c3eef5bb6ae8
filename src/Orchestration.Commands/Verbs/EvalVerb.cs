using System.CommandLine;
using Orchestration.Commands.Evaluating;
using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Evaluates expressions of both query languages.</summary>
internal sealed class EvalVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var expression = new Argument<string?>("expression")
        {
            Description = "JSONata, a JSONPath, a call such as States.Format(..) or, with --language jsonpath, a template. Without it, lines are read and evaluated.",
            HelpName = "expression",
            Arity = ArgumentArity.ZeroOrOne,
        };
        expression.Validators.Add(RefuseOption);
        var input = CommonOptions.Input();
        var json = CommonOptions.Json();
        var contextObject = new Option<string?>("--context") { Description = "The context object: $states.context, and $$ in JSONPath.", HelpName = "file|json" };
        var result = new Option<string?>("--result") { Description = "The result of the state: $states.result.", HelpName = "file|json" };
        var error = new Option<string?>("--error-output") { Description = "The error that is caught: $states.errorOutput.", HelpName = "file|json" };
        var compact = new Option<bool>("--compact", "-c") { Description = "Prints the value on one line." };
        var plain = new Option<bool>("--plain") { Description = "JSONata alone, with the input as its context: no $states, and no rules of Step Functions." };
        var variables = new Option<string[]>("--var")
        {
            Description = "A workflow variable; may be given several times.",
            HelpName = "name=value",
            AllowMultipleArgumentsPerToken = false,
        };
        var language = new Option<ExpressionLanguage>("--language", "-l")
        {
            Description = "The language; auto takes what starts with $. $[ $$ or States. for JSONPath.",
            HelpName = "auto|jsonata|jsonpath",
        };

        var command = new ExampledCommand("eval", "Evaluates an expression as Step Functions does.")
        {
            expression, input, variables, contextObject, result, error, language, plain, compact, json,
        };
        command.Examples.Add(("eval '$sum($states.input.orders.total)' --input orders.json", "JSONata on a file."));
        command.Examples.Add(("eval '$.orders[?(@.total > 100)].id' --input -", "A JSONPath on standard input."));
        command.Examples.Add(("eval \"States.Format('s3://{}/', \\$bucket)\" --var bucket=lake", "An intrinsic function and a variable."));
        command.Examples.Add(("eval --input orders.json", "Try expressions one after the other."));
        command.SetAction((parsed, cancellation) => Task.FromResult(Evaluate(
            parsed.GetValue(expression),
            new EvaluationSettings
            {
                Input = Read(parsed.GetValue(input), "--input") is { IsUndefined: false } given ? given : JsonObject.Empty,
                Context = Read(parsed.GetValue(contextObject), "--context") is { IsUndefined: false } known ? known : JsonObject.Empty,
                Result = Read(parsed.GetValue(result), "--result"),
                ErrorOutput = Read(parsed.GetValue(error), "--error-output"),
                Language = parsed.GetValue(language),
                IsPlain = parsed.GetValue(plain),
                Time = Environment.Time,
            },
            parsed.GetValue(variables) ?? [],
            new OutcomePrinter(Context, parsed.GetValue(json), parsed.GetValue(compact)),
            parsed.GetValue(input) == "-",
            cancellation)));
        return command;
    }

    private int Evaluate(string? expression, EvaluationSettings settings, string[] variables, OutcomePrinter printer, bool inputIsTaken, CancellationToken cancellation)
    {
        foreach (var variable in variables)
        {
            var mark = variable.IndexOf('=', StringComparison.Ordinal);

            if (mark < 1)
            {
                throw new CommandException($"--var takes name=value, not '{variable}'.");
            }

            settings.Variables[variable[..mark].TrimStart('$')] = ExecutionInput.Typed(variable[(mark + 1)..]);
        }

        if (expression is not null)
        {
            return printer.Print(ExpressionEvaluator.Evaluate(expression, settings, cancellation));
        }

        return inputIsTaken
            ? throw new CommandException("Standard input cannot hold both the input and the expressions; give the expression as an argument, or the input as a file.")
            : new EvaluationSession(Context, settings, printer).Run(cancellation);
    }

    private JsonValue Read(string? text, string option) => text is null ? default : ExecutionInput.Parse(text, Environment, option);
}
