using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Ingest;
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
            using var slow = await UsageSender.WithAsync(console, ApiScope.Ingest, "slow");
            using var other = await UsageSender.WithAsync(console, ApiScope.Ingest, "other");
            using var body = new Dribble(System.Text.Encoding.UTF8.GetBytes(UsageSender.Event(1)));
            var inside = slow.SendAsync("events", body);
            await body.IsBeingRead;

            var refused = await UntilAsync(other, HttpStatusCode.TooManyRequests, number => UsageSender.Event(100 + number));
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            Assert.Contains("Nothing of this one was taken", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            body.Finish();
            Assert.Equal(HttpStatusCode.OK, (await inside).StatusCode);
            var before = (await StoredAsync(console)).Events;
            Assert.Equal(HttpStatusCode.OK, (await other.SendAsync("events", UsageSender.Event(900))).StatusCode);
            Assert.Equal(before + 1, (await StoredAsync(console)).Events);
        }
        finally
        {
            await console.DisposeAsync();
        }
    }

    // The first delivery may still be on its way to the gate: until it is there, the other one passes and is stored.
    private static async Task<HttpResponseMessage> UntilAsync(UsageSender sender, HttpStatusCode expected, Func<int, string> lines)
    {
        for (var number = 0; ; number++)
        {
            var answer = await sender.SendAsync("events", lines(number));
            if (answer.StatusCode == expected) return answer;
            Assert.True(number < 500, "The gate never closed.");
            await Task.Delay(20);
        }
    }

    private static Task<StoredUsage> StoredAsync(RunningConsole console) => console.Services.GetRequiredService<IIngestLedger>().StoredAsync(CancellationToken.None);

    /// <summary>A body that sends its first bytes and holds back its end.</summary>
    private sealed class Dribble(byte[] text) : HttpContent
    {
        private readonly TaskCompletionSource _read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsBeingRead => _read.Task;

        public void Finish() => _finished.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(text);
            await stream.FlushAsync();
            _read.TrySetResult();
            await _finished.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
