using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Ingest;

/// <summary>What the ingest address takes. Section <c>Ingest</c>.</summary>
public sealed class IngestLimits
{
    /// <summary>Largest request body in bytes, as sent. Default 1 GiB: senders of more split it, and a broken line costs less to send again.</summary>
    [Range(1024, 1L << 40, ErrorMessage = "Ingest:MostBytesPerRequest must lie between 1,024 and 1,099,511,627,776. Leave it out for 1 GiB.")]
    public long MostBytesPerRequest { get; set; } = 1L << 30;

    /// <summary>Deliveries taken at once, of all keys together; one more is told to come back (429). Default 8: the store writes one at a time, more only cost memory.</summary>
    [Range(1, 1024, ErrorMessage = "Ingest:MostDeliveries must lie between 1 and 1,024. Leave it out for 8.")]
    public int MostDeliveries { get; set; } = 8;
}
