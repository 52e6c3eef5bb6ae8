using Orchestration.Local.Faults;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Tests.Faults;

public class FaultTests
{
    [Test]
    public void A_fault_names_a_state_an_error_and_a_number() =>
        Fault.Parse("Clean to silver=Glue.ConcurrentRunsExceededException*2").Should().Be(new Fault("Clean to silver", "Glue.ConcurrentRunsExceededException", 2));

    [Test]
    public void A_fault_without_a_number_is_for_good() =>
        Fault.Parse("Clean to silver = States.TaskFailed").Should().Be(new Fault("Clean to silver", "States.TaskFailed", null));

    [TestCase("Clean to silver", "--fail takes \"STATE=ERROR\" or \"STATE=ERROR*TIMES\", such as \"Clean to silver=Glue.ConcurrentRunsExceededException*2\", not \"Clean to silver\".")]
    [TestCase("=States.Timeout", "--fail takes \"STATE=ERROR\" or \"STATE=ERROR*TIMES\", such as \"Clean to silver=Glue.ConcurrentRunsExceededException*2\", not \"=States.Timeout\".")]
    [TestCase("A=B*0", "--fail \"A=B*0\": after the * comes how many attempts fail, 1 or more, not \"0\".")]
    [TestCase("A=B*two", "--fail \"A=B*two\": after the * comes how many attempts fail, 1 or more, not \"two\".")]
    public void What_is_written_wrong_is_refused_with_an_example(string text, string message) =>
        FluentActions.Invoking(() => Fault.Parse(text)).Should().Throw<LocalException>().WithMessage(message);

    [Test]
    public async Task As_many_attempts_fail_as_were_asked_for_and_no_other_state()
    {
        var tasks = new FaultyTasks(new Answering(), [Fault.Parse("A=Glue.ThrottlingException*2")]);

        (await FailsAsync(tasks, "A")).Should().Be("Glue.ThrottlingException: Injected by --fail, 1 of 2.");
        (await FailsAsync(tasks, "B")).Should().BeNull();
        (await FailsAsync(tasks, "A")).Should().Be("Glue.ThrottlingException: Injected by --fail, 2 of 2.");
        (await FailsAsync(tasks, "A")).Should().BeNull();
    }

    private static async Task<string?> FailsAsync(FaultyTasks tasks, string state)
    {
        try
        {
            await tasks.RunAsync(Requests.Of("sns:publish", JsonValue.Object(), state), default);

            return null;
        }
        catch (TaskException e)
        {
            return $"{e.Error}: {e.Cause}";
        }
    }

    private sealed class Answering : ITaskService
    {
        public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => new(new TaskOutcome(JsonValue.Object()));
    }
}
