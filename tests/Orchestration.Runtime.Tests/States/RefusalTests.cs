using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Tests.States;

internal sealed class RefusalTests
{
    [Test]
    public void A_resource_that_no_service_knows_is_refused_before_the_start()
    {
        Refused("""
            { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "End": true } } }
            """, new Nothing()).Should().Be("/States/A/Resource: error RUN1004: No service here knows the resource 'arn:aws:states:::ecs:runTask.sync'.");
    }

    [Test]
    public void A_task_without_any_service_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true } } }
        """).Should().Be("/States/A/Resource: error RUN1004: No service here knows the resource 'arn:aws:states:::sns:publish'.");

    [Test]
    public void A_reader_of_items_that_is_not_there_is_refused_with_the_place_inside_the_branch() => Refused("""
        {
          "StartAt": "P",
          "States": {
            "P": {
              "Type": "Parallel", "End": true,
              "Branches": [{
                "StartAt": "M",
                "States": {
                  "M": {
                    "Type": "Map", "End": true, "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "PARQUET" } },
                    "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }
                  }
                }
              }]
            }
          }
        }
        """).Should().Be("/States/P/Branches[0]/States/M/ItemReader: error RUN1004: Nothing here reads items by 'arn:aws:states:::s3:getObject' as PARQUET.");

    [Test]
    public void A_path_that_is_none_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "input", "End": true } } }
        """).Should().Be("/States/A/InputPath: error RUN1002: A path starts with '$' (the input), '$$' (the context object) or '$name' (a variable).");

    [Test]
    public void A_state_that_leads_nowhere_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }
        """).Should().Be("/States/A/Next: error RUN1001: There is no state called 'B' here.");

    private static string Refused(string asl, ITaskService? tasks = null)
    {
        var act = () => Machines.Load(asl, new RunnerOptions { Tasks = tasks });
        return act.Should().Throw<MachineRefusedException>().Which.Message;
    }

    private sealed class Nothing : ITaskService
    {
        public bool Knows(string resource) => false;

        public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
