var started = flow.Run("Crawl", new StartCrawler { Name = "c" });
