var run = flow.Run("Job", new StartJobRun { JobName = "j" }.Sync());
flow.Run("Crawl", new StartCrawler { Name = run.ExecutionTime });
