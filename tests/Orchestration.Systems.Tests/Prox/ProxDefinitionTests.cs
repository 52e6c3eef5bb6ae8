using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;
using Orchestration.Validation;

namespace Orchestration.Systems.Tests.Prox;

public class ProxDefinitionTests
{
    private static readonly string[] Steps =
        ["Ingest to bronze", "Crawl bronze", "Clean to silver", "Crawl silver", "Curate gold", "Crawl gold", "Load to Redshift", "Notify success"];

    private static ProxPipeline Pipeline => new(new ProxResources());

    [Test]
    public void The_snapshot_is_what_the_definition_says() => ApprovedText.Verify(Pipeline.ToAsl(), "state-machines/prox.asl.json");

    [TestCase(QueryLanguage.Jsonata)]
    [TestCase(QueryLanguage.JsonPath)]
    public void Built_twice_it_gives_the_same_text(QueryLanguage language)
    {
        var pipeline = Pipeline;

        pipeline.ToAsl(language).Should().Be(pipeline.ToAsl(language)).And.Be(Pipeline.ToAsl(language));
    }

    [TestCase(QueryLanguage.Jsonata)]
    [TestCase(QueryLanguage.JsonPath)]
    public void The_validator_finds_nothing(QueryLanguage language) =>
        DefinitionValidator.Validate(AslReader.Read(Pipeline.ToAsl(language))).Should().BeEmpty();

    [TestCase(QueryLanguage.Jsonata)]
    [TestCase(QueryLanguage.JsonPath)]
    public void The_asl_validator_of_npm_finds_nothing(QueryLanguage language) =>
        AslValidator.Complaints(Pipeline.ToAsl(language)).Should().BeEmpty();

    [Test]
    public void Both_languages_have_the_same_states_with_the_same_ways_out()
    {
        var (jsonata, jsonPath) = (Pipeline.Build(), Pipeline.Build(QueryLanguage.JsonPath));

        jsonPath.States.Select(Ways).Should().Equal(jsonata.States.Select(Ways));

        static string Ways(State state) => state switch
        {
            WorkState work => $"{work.Name}: {work.Next} / {string.Join(", ", work.Catch.Select(catcher => catcher.Next))}",
            TransitionState transition => $"{transition.Name}: {transition.Next}",
            ChoiceState choice => $"{choice.Name}: {string.Join(", ", choice.Choices.Select(rule => rule.Next))} / {choice.Default}",
            _ => state.Name,
        };
    }

    [Test]
    public void Every_task_has_a_timeout() =>
        Pipeline.Build().States.OfType<TaskState>().Should().OnlyContain(task => task.TimeoutSeconds.IsNumber);

    [Test]
    public void Every_task_is_tried_again_but_only_for_errors_that_pass_by_themselves()
    {
        var tasks = Pipeline.Build().States.OfType<TaskState>().ToArray();

        tasks.Should().OnlyContain(task => task.Retry.Length > 0);
        tasks.SelectMany(task => task.Retry).Should().OnlyContain(retrier => retrier.MaxDelaySeconds.IsNumber && retrier.JitterStrategy == "FULL");
        tasks.SelectMany(task => task.Retry).SelectMany(retrier => retrier.ErrorEquals).Should().OnlyContain(error => error.StartsWith("Glue.", StringComparison.Ordinal) || error.StartsWith("SNS.", StringComparison.Ordinal));
    }

    [Test]
    public void Every_task_but_the_announcement_leads_to_the_announcement_and_that_to_the_failure()
    {
        var definition = Pipeline.Build();

        foreach (var task in definition.States.OfType<TaskState>().Where(task => task.Name != "Notify failure"))
        {
            task.Catch[^1].ErrorEquals.Should().Equal("States.ALL");
            // That a late crawl cannot be stopped is no news; that it is late is.
            task.Catch[^1].Next.Should().Be(task.Name.EndsWith(": stop", StringComparison.Ordinal) ? task.Next : "Notify failure");
        }

        definition.Find("Notify failure").Should().BeOfType<TaskState>().Which.Should().Match<TaskState>(task => task.Next == "Prox failed" && task.Catch.Single().Next == "Prox failed");
        definition.Find("Prox failed").Should().BeOfType<FailState>().Which.Error.Should().Be("{% $failure.Error %}");
    }

    [Test]
    public void The_input_may_name_each_of_the_eight_steps_to_resume_at()
    {
        var first = Pipeline.Build().Find("Which step is first?").Should().BeOfType<ChoiceState>().Which;

        first.Choices.Select(rule => rule.Condition.AsString()).Should().Equal(
            ["{% $not($states.context.Execution.Input.resumeAt != null) %}", .. Steps.Select(step => $"{{% $states.context.Execution.Input.resumeAt = '{step}' %}}")]);
        first.Default.Should().Be("There is no such step");
    }

    [Test]
    public void Every_placeholder_stands_for_a_resource()
    {
        var prox = new ProxResources();

        prox.Fill(new ProxPipeline(prox).ToAsl(), placeholder => $"<{placeholder.Name}>").Should().NotContain("${");
    }

    [Test]
    public void The_definition_fits_on_a_screen_and_a_half() =>
        File.ReadAllLines(Path.Combine(SharedData.Repository(), "src/Orchestration.Systems/Prox/ProxPipeline.cs")).Should().HaveCountLessThanOrEqualTo(80);
}
