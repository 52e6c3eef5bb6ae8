flow.Run("Crawl", new StartCrawler());
