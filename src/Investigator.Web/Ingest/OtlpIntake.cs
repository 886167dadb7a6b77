using Investigator.Domain.Ingest;
using Investigator.Telemetry.Ingest.Otlp;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Ingest;

/// <summary>Which of OpenTelemetry's signals.</summary>
internal enum OtlpSignal
{
    Traces,
    Logs,
}

/// <summary>What became of a message.</summary>
internal enum OtlpFate
{
    Taken,

    /// <summary>No message of this service: sending it again is no use.</summary>
    Broken,

    TooLarge,

    /// <summary>Other deliveries are in the way; nothing was taken.</summary>
    Busy,

    /// <summary>The store can take no more for now.</summary>
    Later,
}

/// <summary>What became of a message, whatever way it came.</summary>
/// <param name="Rejected">Records set aside with a reason.</param>
/// <param name="Message">For the sender's log; <c>null</c>: there is nothing to say.</param>
/// <param name="ComeBackAfterSeconds">When to send it again; 0: not at all.</param>
internal readonly record struct OtlpOutcome(OtlpFate Fate, long Rejected = 0, string? Message = null, int ComeBackAfterSeconds = 0);

/// <summary>Takes OpenTelemetry's messages, over HTTP and over gRPC alike: through the gate, unpacked within a limit, looked at whole before anything of them is stored.</summary>
internal sealed class OtlpIntake(IUsageIngest ingest, IngestGate gate, IOptions<IngestLimits> limits)
{
    /// <summary>Largest message in bytes, unpacked.</summary>
    public int MostBytes => limits.Value.MostBytesPerMessage;

    /// <param name="body">Plain, gzip or zstd.</param>
    /// <param name="sender">The name of the key.</param>
    public async Task<OtlpOutcome> TakeAsync(OtlpSignal signal, bool isJson, Stream body, string? sender, CancellationToken ct)
    {
        using var place = gate.TryEnter();
        if (place is null) return new(OtlpFate.Busy, 0, "Other deliveries are still being stored. Nothing of this one was taken: send it again in a few seconds.", gate.ComeBackAfterSeconds);

        using var message = new MemoryStream();
        try
        {
            if (await OtlpBody.ReadAsync(body, message, MostBytes, ct) is { } unreadable) return new(unreadable.IsTooLarge ? OtlpFate.TooLarge : OtlpFate.Broken, 0, unreadable.Message);
            if (message.Length == 0) return new(OtlpFate.Taken);
            if (OtlpBody.Problem(message.GetBuffer().AsSpan(0, (int)message.Length), isJson) is { } problem) return new(OtlpFate.Broken, 0, problem);

            var format = signal is OtlpSignal.Traces ? "otlp-traces" : "otlp-logs";
            var summary = await ingest.IngestAsync(IngestStream.Events, format, "otlp:" + sender, message, null, ct);
            return new(OtlpFate.Taken, summary.Quarantined, summary.Quarantined == 0 ? null : "They were set aside with the reason; see Ingest in the console.");
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? new(OtlpFate.TooLarge, 0, OtlpBody.TooLarge(MostBytes)) : new(OtlpFate.Broken, 0, broken.Message);
        }
        catch (Exception later) when (later is UnknownFormat or IngestStopped)
        {
            return new(OtlpFate.Later, 0, later.Message, 60); // a mapping that is being mended, a full disk: exporters wait and send again
        }
    }
}
