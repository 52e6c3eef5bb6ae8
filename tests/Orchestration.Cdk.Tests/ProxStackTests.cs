using Orchestration.Query.Json;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class ProxStackTests
{
    private static readonly ProxResources Prox = new();

    private static CloudAssembly Default => Cloud.DefaultProx;

    [Test]
    public void The_definition_is_the_snapshot_and_every_placeholder_is_filled()
    {
        var machine = Default.OfType("AWS::StepFunctions::StateMachine").Should().ContainSingle().Subject.Properties;
        var snapshot = File.ReadAllText(Path.Combine(SharedData.Repository(), "state-machines", "prox.asl.json"));

        machine["DefinitionString"].AsString().Should().Be(snapshot);
        machine["DefinitionSubstitutions"].AsObject().Select(pair => $"{pair.Key} = {Texts.Of(pair.Value)}").Should().Equal(
            "BronzeCrawler = ${BronzeCrawler}",
            "BronzeIngestion = ${BronzeIngestion}",
            "GoldCrawler = ${GoldCrawler}",
            "GoldDataCuration = ${GoldDataCuration}",
            "NotificationsArn = ${Notifications}",
            "S3ToRedshift = ${S3ToRedshift}",
            "SilverCrawler = ${SilverCrawler}",
            "Transformations = ${Transformations}");
    }

    [Test]
    public void The_machine_logs_everything_and_is_traced()
    {
        var machine = Default.OfType("AWS::StepFunctions::StateMachine")[0].Properties;

        machine["LoggingConfiguration"]["Level"].AsString().Should().Be("ALL");
        machine["TracingConfiguration"]["Enabled"].Should().Be(JsonValue.True);
    }

    [TestCase("prox-bronze-bucket-prod-${AWS::AccountId}")]
    [TestCase("prox-silver-bucket-prod-${AWS::AccountId}")]
    [TestCase("prox-gold-bucket-prod-${AWS::AccountId}")]
    public void A_bucket_is_encrypted_versioned_private_and_thrifty(string name)
    {
        var bucket = Default.Named("AWS::S3::Bucket", "BucketName", name);

        bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]["ServerSideEncryptionByDefault"]["SSEAlgorithm"].AsString().Should().Be("AES256");
        bucket["VersioningConfiguration"]["Status"].AsString().Should().Be("Enabled");
        bucket["PublicAccessBlockConfiguration"].AsObject().Values.ToArray().Should().HaveCount(4).And.AllSatisfy(one => one.Should().Be(JsonValue.True));
        bucket["LifecycleConfiguration"]["Rules"].AsArray().Select(rule => rule["Id"].AsString()).Should().Contain(["old-versions", "seldom-read"]);
    }

    [Test]
    public void Every_bucket_refuses_what_does_not_come_by_TLS() =>
        Default.OfType("AWS::S3::BucketPolicy").Should().HaveCount(3).And.AllSatisfy(policy =>
            policy.Properties["PolicyDocument"]["Statement"].AsArray().Should().Contain(statement =>
                statement["Effect"].AsString() == "Deny" && statement["Condition"]["Bool"]["aws:SecureTransport"].AsString() == "false"));

    [Test]
    public void What_the_load_hands_over_is_gone_after_a_week() =>
        Default.Named("AWS::S3::Bucket", "BucketName", "prox-gold-bucket-prod-${AWS::AccountId}")["LifecycleConfiguration"]["Rules"].AsArray()
            .Single(rule => rule["Id"].AsString() == "temporary").ToJson().Should().Be("""{"ExpirationInDays":7,"Id":"temporary","Prefix":"temporary/","Status":"Enabled"}""");

    [Test]
    public void Jobs_get_the_very_arguments_that_the_list_of_resources_gives_them()
    {
        foreach (var job in Prox.OfKind<Orchestration.Resources.Job>())
        {
            var built = Default.Named("AWS::Glue::Job", "Name", job.Name);
            var arguments = built["DefaultArguments"].AsObject().Where(pair => !OfGlue.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => Texts.Of(pair.Value));

            arguments.Keys.Should().BeEquivalentTo(job.Arguments.Select(argument => argument.Name));
            built["GlueVersion"].AsString().Should().Be("5.0");
            built["ExecutionProperty"]["MaxConcurrentRuns"].Should().Be(new JsonValue(1));
        }

        Arguments("s3-to-redshift-job").Should().Equal(
            "--database = ${Database}",
            "--gold_prefix = gold_",
            "--warehouse_connection = ${WarehouseConnection}",
            "--warehouse_secret = prox/warehouse",
            "--warehouse_database = prox",
            "--warehouse_schema = public",
            "--staging_schema = staging",
            "--copy_role = ${WarehouseCopyRole.Arn}",
            "--temporary = s3://${GoldBucket}/temporary/");
    }

    [Test]
    public void The_zip_that_goes_with_every_script_holds_the_Python_and_the_SQL()
    {
        var folder = Path.Combine(SharedData.Repository(), "glue-jobs", "prox");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".py" or ".sql").Select(file => Path.GetRelativePath(folder, file));

        // A folder among the assets is what becomes a zip when it is published.
        var packed = Default.Files.Keys.Select(file => file.Split(Path.DirectorySeparatorChar, 2)).Where(parts => parts.Length == 2 && parts[0].StartsWith("asset.", StringComparison.Ordinal));

        packed.Select(parts => parts[1]).Should().BeEquivalentTo(files);
        Default.OfType("AWS::Glue::Job").Select(job => Texts.Of(job.Properties["DefaultArguments"]["--extra-py-files"])).Distinct().Should().ContainSingle().Which.Should().EndWith(".zip");
    }

    [Test]
    public void Crawlers_look_where_the_list_of_resources_says() =>
        Default.OfType("AWS::Glue::Crawler").Select(crawler => $"{Texts.Of(crawler.Properties["Name"])}: {Texts.Of(crawler.Properties["Targets"]["S3Targets"][0]["Path"])} -> {Texts.Of(crawler.Properties["TablePrefix"])}")
            .Should().Equal(
                "bronze_crawler: s3://${BronzeBucket}/tables/ -> bronze_",
                "silver_crawler: s3://${SilverBucket}/tables/ -> silver_",
                "gold_crawler: s3://${GoldBucket}/tables/ -> gold_");

    [Test]
    public void The_workers_of_a_job_may_talk_to_each_other_on_every_port() =>
        Default.OfType("AWS::EC2::SecurityGroupIngress").Single(rule => rule.Id == "JobSecurityGroupItself").Properties.ToJson().Should().Be(
            """{"Description":"The workers of a job talk to each other","FromPort":0,"GroupId":{"Fn::GetAtt":["JobSecurityGroup","GroupId"]},"IpProtocol":"tcp","SourceSecurityGroupId":{"Fn::GetAtt":["JobSecurityGroup","GroupId"]},"ToPort":65535}""");

    [Test]
    public void The_warehouse_is_in_isolated_subnets_encrypted_and_speaks_TLS_alone()
    {
        var warehouse = Default.OfType("AWS::Redshift::Cluster").Should().ContainSingle().Subject.Properties;

        warehouse["Encrypted"].Should().Be(JsonValue.True);
        warehouse["PubliclyAccessible"].Should().Be(JsonValue.False);
        Default.OfType("AWS::Redshift::ClusterParameterGroup")[0].Properties["Parameters"].ToJson().Should().Be("""[{"ParameterName":"require_ssl","ParameterValue":"true"}]""");
        Default.OfType("AWS::EC2::InternetGateway").Should().BeEmpty();
        Default.OfType("AWS::EC2::NatGateway").Should().BeEmpty();
    }

    [Test]
    public void The_template_holds_no_secret()
    {
        // How long a password is to be, and under which name the secret keeps it, are no secrets.
        var passwords = Default.Resources.SelectMany(one => Named(one.Resource, "password")).Where(value => Texts.Of(value) is not ("32" or "password")).Select(Texts.Of);

        passwords.Should().HaveCount(2).And.AllSatisfy(value => value.Should().MatchRegex(@"^\{\{resolve:secretsmanager:\$\{\w+\}:SecretString:password::\}\}$"));
    }

    [Test]
    public void Data_outlives_the_stack()
    {
        var lost = from one in Default.Resources
                   where one.Resource["Type"].AsString() is "AWS::S3::Bucket" or "AWS::RDS::DBInstance" or "AWS::Redshift::Cluster" or "AWS::SecretsManager::Secret"
                   where one.Resource["DeletionPolicy"] is not { IsString: true } policy || policy.AsString() is "Delete"
                   select one.Id;

        lost.Should().BeEmpty();
    }

    [Test]
    public void A_throw_away_stage_leaves_nothing_behind()
    {
        var stage = Cloud.Prox(Cloud.Trial);

        stage.Resources.Where(one => one.Resource["DeletionPolicy"] is { IsString: true } policy && policy.AsString() is not "Delete").Select(one => one.Id).Should().BeEmpty();
    }

    [Test]
    public void Two_stages_share_no_name()
    {
        static IEnumerable<string> Names(CloudAssembly stage) =>
            from one in stage.Resources
            from property in one.Resource["Properties"] is { IsObject: true } properties ? properties.AsObject() : JsonObject.Empty
            where property.Key is "Name" or "BucketName" or "StateMachineName" or "TopicName" or "RoleName" or "ClusterIdentifier" or "DBInstanceIdentifier" or "LogGroupName"
            select $"{one.Resource["Type"].AsString()} {Texts.Of(property.Value)}";

        var (prod, dev) = (Names(Default).ToArray(), Names(Cloud.Prox(Cloud.Trial)).ToArray());

        dev.Should().NotIntersectWith(prod);
        dev.Should().Contain(["AWS::Glue::Crawler bronze_crawler_dev", "AWS::Glue::Job bronze-ingestion-job-dev", "AWS::StepFunctions::StateMachine prox-dev"]);
    }

    [Test]
    public void Nothing_starts_by_itself_unless_asked_for()
    {
        Default.OfType("AWS::Scheduler::Schedule").Should().BeEmpty();

        var schedule = Cloud.Prox(Cloud.Trial);

        var built = schedule.OfType("AWS::Scheduler::Schedule").Should().ContainSingle().Subject.Properties;
        built["ScheduleExpression"].AsString().Should().Be("cron(0 5 * * ? *)");
        built["Target"]["Input"].AsString().Should().Be("""{"logicalDate":"<aws.scheduler.scheduled-time>"}""");
        schedule.OfType("AWS::CloudWatch::Alarm").Select(alarm => Texts.Of(alarm.Properties["AlarmDescription"])).Should().Contain("No execution of prox-dev has succeeded within 1 days");
    }

    [Test]
    public void A_source_that_is_there_already_is_reached_and_not_made()
    {
        var stage = Cloud.Prox(Cloud.WithSource);

        stage.OfType("AWS::RDS::DBInstance").Should().BeEmpty();
        stage.OfType("AWS::Glue::Connection").Single(one => one.Id == "SourceConnection").Properties["ConnectionInput"]["ConnectionProperties"].ToJson().Should().Be(
            """{"JDBC_CONNECTION_URL":"jdbc:postgresql://db.example.org:5432/prox","JDBC_ENFORCE_SSL":"true","SECRET_ID":"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf"}""");
        PolicyStatement.Of(stage).Where(statement => statement.Role == "BronzeIngestionRole" && statement.Actions.Contains("secretsmanager:GetSecretValue"))
            .Should().ContainSingle().Which.Resources.Should().Equal("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf");
    }

    private static readonly string[] OfGlue = ["--extra-py-files", "--job-bookmark-option", "--enable-continuous-cloudwatch-log"];

    private static IEnumerable<string> Arguments(string job) =>
        Default.Named("AWS::Glue::Job", "Name", job)["DefaultArguments"].AsObject().Where(pair => !OfGlue.Contains(pair.Key)).Select(pair => $"{pair.Key} = {Texts.Of(pair.Value)}");

    private static IEnumerable<JsonValue> Named(JsonValue value, string part) => value switch
    {
        { IsObject: true } => value.AsObject().SelectMany(pair =>
            pair.Key.Contains(part, StringComparison.OrdinalIgnoreCase) || (pair.Value.IsString && pair.Key is "GenerateStringKey") ? [pair.Value] : Named(pair.Value, part)),
        { IsArray: true } => value.AsArray().SelectMany(item => Named(item, part)),
        _ => [],
    };
}
