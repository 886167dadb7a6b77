using System.Globalization;

namespace Investigator.Web.Ingest;

/// <summary>What the Ingest page shows, as it stands in the address.</summary>
/// <param name="Source">The quarantine of this source alone; <c>null</c>: of all.</param>
/// <param name="Why">Records set aside for exactly this reason; <c>null</c>: for any.</param>
/// <param name="From">First quarantined record shown, from 0.</param>
/// <param name="Find">Sources whose name or format contains this; <c>null</c>: all.</param>
/// <param name="At">First source shown, from 0.</param>
public sealed record IngestAddress(string? Source = null, string? Why = null, int From = 0, string? Find = null, int At = 0)
{
    /// <summary>The address; of the quarantine, if <paramref name="part"/> says so.</summary>
    public string Href(string part = "")
    {
        List<string> said = [];
        if (Source is not null) said.Add("source=" + Uri.EscapeDataString(Source));
        if (Why is not null) said.Add("why=" + Uri.EscapeDataString(Why));
        if (From > 0) said.Add(string.Create(CultureInfo.InvariantCulture, $"from={From}"));
        if (Find is not null) said.Add("find=" + Uri.EscapeDataString(Find));
        if (At > 0) said.Add(string.Create(CultureInfo.InvariantCulture, $"at={At}"));
        return "/ingest" + (said.Count == 0 ? "" : "?" + string.Join('&', said)) + (part.Length == 0 ? "" : "#" + part);
    }
}
