using System.ComponentModel.DataAnnotations;

namespace Investigator.Web.Sharing.Inbound;

/// <summary>How sources are pulled, from the section <c>Inbound</c>.</summary>
public sealed class InboundOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Inbound";

    /// <summary>The pause between two pulls of a source that go well. After a failure it doubles, up to six hours. Default fifteen minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a source has to answer one request. Default thirty seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether a source is due. Default five seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Most pages or events of one source in one round; the rest comes with the next one. Default 50.</summary>
    [Range(1, 10_000)]
    public int MostPages { get; set; } = 50;
}
