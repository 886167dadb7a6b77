using Investigator.Domain.Ingest;

namespace Investigator.Telemetry.Ingest;

/// <inheritdoc cref="ILogFormats"/>
internal sealed class LogFormats(FormatCatalogue catalogue, LogReaders readers) : ILogFormats
{
    public IReadOnlyList<LogFormat> All => catalogue.All;

    public IReadOnlyList<string> Problems => [.. catalogue.Load().Problems.Select(problem => problem.Message)];

    public async Task<FormatPreview> PreviewAsync(string format, string source, Stream log, int most, CancellationToken ct)
    {
        var kind = source.StartsWith("accounts", StringComparison.OrdinalIgnoreCase) ? IngestStream.Accounts : IngestStream.Events;
        var chosen = await readers.ChooseAsync(kind, format, log, most, ct).ConfigureAwait(false);
        var said = new long[CanonicalFields.Of(chosen.Kind).Count];
        var weak = new long[said.Length];
        var (taken, passed) = (0, 0L);
        var entries = new List<PreviewedEntry>();
        var rejects = new List<PreviewedReject>();
        await foreach (var batch in chosen.ReadAsync(ct).ConfigureAwait(false))
        {
            Add(said, BatchArrivals.Of(batch));
            Add(weak, batch.WeakCounts ?? []);
            (taken, passed) = (taken + batch.EventCount + batch.Accounts.Count, passed + batch.PassedOver);
            foreach (ref readonly var e in batch.Events) entries.Add(ShownEntry.Of(in e, batch.Texts));
            entries.AddRange(batch.Accounts.Select(ShownEntry.Of));
            rejects.AddRange(batch.Rejected.Select(line => new PreviewedReject(line.Line, line.Reason, line.Text)));
            batch.Release();
            if (taken + rejects.Count >= most) break;
        }
        var fields = CanonicalFields.Of(chosen.Kind).Select((field, i) => new FieldArrival(field, taken, said[i], weak[i], null, null));
        return new(All.First(known => known.Name == chosen.Format) with { Stream = chosen.Kind }, taken, passed, [.. fields], entries, rejects);
    }

    private static void Add(long[] to, long[] more)
    {
        for (var i = 0; i < more.Length; i++) to[i] += more[i];
    }
}
