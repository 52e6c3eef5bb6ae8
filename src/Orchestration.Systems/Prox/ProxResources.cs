using Orchestration.Resources;

namespace Orchestration.Systems.Prox;

/// <summary>What Prox is made of.</summary>
public sealed class ProxResources : ResourceSet
{
    private const string Jobs = "glue-jobs/prox";

    /// <summary>Describes the system.</summary>
    public ProxResources() : base("prox")
    {
        BronzeBucket = Add(new Bucket("BronzeBucket", "prox-bronze-bucket") { Description = "Rows as the source has them" });
        SilverBucket = Add(new Bucket("SilverBucket", "prox-silver-bucket") { Description = "Rows that were checked, and those that were rejected" });
        GoldBucket = Add(new Bucket("GoldBucket", "prox-gold-bucket") { Description = "The star schema" });

        var (bronze, silver, gold) = (BronzeBucket.Folder("tables/"), SilverBucket.Folder("tables/"), GoldBucket.Folder("tables/"));
        var (rejects, staging) = (SilverBucket.Folder("rejects/"), SilverBucket.Folder("staging/"));

        SourceSecret = Add(new Secret("SourceSecret", "prox/source"));
        Source = Add(new SourceDatabase("Source", "prox-source") { DatabaseName = "prox", Secret = SourceSecret });
        SourceConnection = Add(new Connection("SourceConnection", "prox-source-connection", Source));

        WarehouseSecret = Add(new Secret("WarehouseSecret", "prox/warehouse"));
        WarehouseCopyRole = Add(new Role("WarehouseCopyRole", "prox-warehouse-copy"));
        Warehouse = Add(new Warehouse("Warehouse", "prox-warehouse")
        {
            DatabaseName = "prox",
            Secret = WarehouseSecret,
            CopyRole = WarehouseCopyRole,
            Temporary = GoldBucket.Folder("temporary/"),
        });
        WarehouseConnection = Add(new Connection("WarehouseConnection", "prox-warehouse-connection", Warehouse));

        Database = Add(new Database("Database", "prox"));
        BronzeCrawler = Add(new Crawler("BronzeCrawler", "bronze_crawler") { Database = Database, Target = bronze, TablePrefix = "bronze_" });
        SilverCrawler = Add(new Crawler("SilverCrawler", "silver_crawler") { Database = Database, Target = silver, TablePrefix = "silver_" });
        GoldCrawler = Add(new Crawler("GoldCrawler", "gold_crawler") { Database = Database, Target = gold, TablePrefix = "gold_" });

        BronzeIngestion = Add(new Job("BronzeIngestion", "bronze-ingestion-job")
        {
            Description = "Copies the source's tables to bronze as they are",
            Script = $"{Jobs}/bronze_ingestion_script.py",
            SupportFiles = Jobs,
            Connections = [SourceConnection],
            Writes = [bronze],
            Arguments =
            [
                new("--source_connection", SourceConnection.DeployedName),
                new("--source_secret", SourceSecret.DeployedName),
                new("--source_schema", Source.Schema),
                new("--bronze_tables", bronze.Uri),
                new("--rows_per_read", "500000"),
            ],
        });

        Transformations = Add(new Job("Transformations", "transformations-job")
        {
            Description = "Checks and cleans bronze into silver, and keeps each reject with its reason",
            Script = $"{Jobs}/transformations_script.py",
            SupportFiles = Jobs,
            Reads = [Database, bronze],
            Writes = [silver, rejects, staging],
            Arguments =
            [
                new("--database", Database.DeployedName),
                new("--bronze_prefix", BronzeCrawler.TablePrefix),
                new("--silver_tables", silver.Uri),
                new("--silver_rejects", rejects.Uri),
                new("--silver_staging", staging.Uri),
            ],
        });

        GoldDataCuration = Add(new Job("GoldDataCuration", "gold-data-curation-job")
        {
            Description = "Makes the star schema of silver",
            Script = $"{Jobs}/gold_data_curation_script.py",
            SupportFiles = Jobs,
            Reads = [Database, silver],
            Writes = [gold],
            Arguments =
            [
                new("--database", Database.DeployedName),
                new("--silver_prefix", SilverCrawler.TablePrefix),
                new("--gold_tables", gold.Uri),
            ],
        });

        S3ToRedshift = Add(new Job("S3ToRedshift", "s3-to-redshift-job")
        {
            Description = "Loads the star schema into the warehouse, all tables or none",
            Script = $"{Jobs}/s3_to_redshift_script.py",
            SupportFiles = Jobs,
            Connections = [WarehouseConnection],
            Reads = [Database, gold],
            Writes = [Warehouse.Temporary],
            Arguments =
            [
                new("--database", Database.DeployedName),
                new("--gold_prefix", GoldCrawler.TablePrefix),
                new("--warehouse_connection", WarehouseConnection.DeployedName),
                new("--warehouse_secret", WarehouseSecret.DeployedName),
                new("--warehouse_database", Warehouse.DatabaseName),
                new("--warehouse_schema", Warehouse.Schema),
                new("--staging_schema", Warehouse.StagingSchema),
                new("--copy_role", WarehouseCopyRole.Arn),
                new("--temporary", Warehouse.Temporary.Uri),
            ],
        });

        Notifications = Add(new Topic("Notifications", "prox-notifications"));
        Pipeline = Add(new Machine("Pipeline", "prox") { Schedule = new("cron(0 5 * * ? *)") });
    }

    /// <summary><c>prox-bronze-bucket</c>.</summary>
    public Bucket BronzeBucket { get; }

    /// <summary><c>prox-silver-bucket</c>.</summary>
    public Bucket SilverBucket { get; }

    /// <summary><c>prox-gold-bucket</c>.</summary>
    public Bucket GoldBucket { get; }

    /// <summary>Who may read the source.</summary>
    public Secret SourceSecret { get; }

    /// <summary>The platform's own database.</summary>
    public SourceDatabase Source { get; }

    /// <summary>How a job reaches the source.</summary>
    public Connection SourceConnection { get; }

    /// <summary>Who may load the warehouse.</summary>
    public Secret WarehouseSecret { get; }

    /// <summary>The role with which the warehouse reads what the load wrote for it.</summary>
    public Role WarehouseCopyRole { get; }

    /// <summary>Where the dashboard reads.</summary>
    public Warehouse Warehouse { get; }

    /// <summary>How a job reaches the warehouse.</summary>
    public Connection WarehouseConnection { get; }

    /// <summary>The catalog database of all three layers.</summary>
    public Database Database { get; }

    /// <summary><c>bronze_crawler</c>.</summary>
    public Crawler BronzeCrawler { get; }

    /// <summary><c>silver_crawler</c>.</summary>
    public Crawler SilverCrawler { get; }

    /// <summary><c>gold_crawler</c>.</summary>
    public Crawler GoldCrawler { get; }

    /// <summary><c>bronze-ingestion-job</c>.</summary>
    public Job BronzeIngestion { get; }

    /// <summary><c>transformations-job</c>.</summary>
    public Job Transformations { get; }

    /// <summary><c>gold-data-curation-job</c>.</summary>
    public Job GoldDataCuration { get; }

    /// <summary><c>s3-to-redshift-job</c>.</summary>
    public Job S3ToRedshift { get; }

    /// <summary><c>prox-notifications</c>.</summary>
    public Topic Notifications { get; }

    /// <summary>The machine.</summary>
    public Machine Pipeline { get; }
}
