using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
using Investigator.Web.Ingest;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Ingest;

public sealed class IngestGateTests
{
    [Fact]
    public async Task A_delivery_beyond_what_the_store_keeps_up_with_is_told_to_come_back_and_leaves_nothing()
    {
        var console = new RunningConsole();
        await console.StartAsync("--Ingest:MostDeliveries=1");
        try
        {
            using var sender = await UsageSender.WithAsync(console, ApiScope.Ingest);
            var ledger = console.Services.GetRequiredService<IIngestLedger>();
            using (console.Services.GetRequiredService<IngestGate>().TryEnter())
            {
                using var refused = await sender.SendAsync("events", UsageSender.Event(1));
                Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
                Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
                Assert.Contains("Nothing of this one was taken", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.Equal(0, (await ledger.StoredAsync(CancellationToken.None)).Events);
            }

            Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync("events", UsageSender.Event(1))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await sender.SendAsync("events", UsageSender.Event(2))).StatusCode); // the first one left its place
            Assert.Equal(2, (await ledger.StoredAsync(CancellationToken.None)).Events);
        }
        finally
        {
            await console.DisposeAsync();
        }
    }
}
