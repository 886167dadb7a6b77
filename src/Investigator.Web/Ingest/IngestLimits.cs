using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Ingest;

/// <summary>What ingest takes, and from where. Section <c>Ingest</c>.</summary>
public sealed class IngestLimits
{
    /// <summary>Largest request body in bytes, as sent. Default 1 GiB: senders of more split it, and a broken line costs less to send again.</summary>
    [Range(1024, 1L << 40, ErrorMessage = "Ingest:MostBytesPerRequest must lie between 1,024 and 1,099,511,627,776. Leave it out for 1 GiB.")]
    public long MostBytesPerRequest { get; set; } = 1L << 30;

    /// <summary>Largest OpenTelemetry message in bytes, unpacked: it has to lie in memory whole. Default 64 MiB.</summary>
    [Range(1024, 1 << 30, ErrorMessage = "Ingest:MostBytesPerMessage must lie between 1,024 and 1,073,741,824. Leave it out for 64 MiB.")]
    public int MostBytesPerMessage { get; set; } = 64 << 20;

    /// <summary>An address at which OTLP is taken over gRPC without encryption, such as <c>http://localhost:4317</c>. Default none: on https addresses gRPC is there by itself.</summary>
    public string? Grpc { get; set; }

    /// <summary>A folder whose files are taken by themselves, subfolders included, each once. Default none.</summary>
    public string? Watch { get; set; }

    /// <summary>The format of the watched files; <c>auto</c>, the default, looks at each.</summary>
    public string WatchFormat { get; set; } = Domain.Ingest.LogFormat.Automatic;

    /// <summary>How often the folder is looked at. Default 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Ingest:WatchEvery must lie between one second and one day. Leave it out for 10 seconds.")]
    public TimeSpan WatchEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a file must have lain unchanged before it is taken: a file that is still being written would be read in half. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ParseLimitsInInvariantCulture = true, ErrorMessage = "Ingest:WatchQuiet must lie between zero and one day. Leave it out for 5 seconds.")]
    public TimeSpan WatchQuiet { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Deliveries taken at once, of all keys together; one more is told to come back (429). Default 8: the store writes one at a time, more only cost memory.</summary>
    [Range(1, 1024, ErrorMessage = "Ingest:MostDeliveries must lie between 1 and 1,024. Leave it out for 8.")]
    public int MostDeliveries { get; set; } = 8;
}
