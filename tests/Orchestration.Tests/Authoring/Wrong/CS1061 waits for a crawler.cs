flow.Run("Crawl", new StartCrawler { Name = "c" }.Sync());
