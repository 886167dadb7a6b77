using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>An answer in the media type of TAXII 2.1.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="write">Writes the one JSON object of the body.</param>
/// <param name="page">The objects that the answer speaks of: their dates go into headers (TAXII 2.1, section 3.6.2).</param>
internal sealed class TaxiiAnswer(int status, Action<Utf8JsonWriter> write, ObjectPage? page = null) : IResult
{
    public const string MediaType = "application/taxii+json;version=2.1";

    /// <summary>An error message (section 3.6.1): the title and the sentence are for people.</summary>
    public static TaxiiAnswer Refused(int status, string title, string description) => new(status, json =>
    {
        json.WriteString("title", title);
        json.WriteString("description", description);
        json.WriteString("http_status", status.ToString(CultureInfo.InvariantCulture));
    });

    /// <summary>A time as TAXII writes it: UTC with microseconds.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        var response = httpContext.Response;
        response.StatusCode = status;
        Head(response, page);
        response.ContentLength = body.WrittenCount;
        await response.Body.WriteAsync(body.WrittenMemory, httpContext.RequestAborted);
    }

    /// <summary>The media type, and the dates of the objects that the answer speaks of.</summary>
    internal static void Head(HttpResponse response, ObjectPage? page)
    {
        response.ContentType = MediaType;
        if (page is not { Objects: [var first, ..] } || page.Objects is not [.., var last]) return;
        response.Headers["X-TAXII-Date-Added-First"] = Time(first.AddedAt);
        response.Headers["X-TAXII-Date-Added-Last"] = Time(last.AddedAt);
    }
}
