using Microsoft.Net.Http.Headers;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>The media type of TAXII 2.1 in what a client accepts and sends (section 1.6.8).</summary>
internal static class TaxiiTypes
{
    /// <summary>Lets a request through whose client takes the media type; 406 otherwise.</summary>
    public static async ValueTask<object?> NegotiateAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        Accepts(call.HttpContext.Request.Headers.Accept.ToString())
            ? await next(call)
            : TaxiiAnswer.Refused(StatusCodes.Status406NotAcceptable, "Not the media type asked for", $"Only {TaxiiAnswer.MediaType} is spoken here.");

    /// <summary>Whether a content type is the media type, in version 2.1 or without one.</summary>
    public static bool IsTaxii(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) && IsTaxii(type);

    private static bool Accepts(string accept) =>
        accept.Length == 0 || (MediaTypeHeaderValue.TryParseList([accept], out var types) && types.Any(type => type.Quality is not 0 && (type.MatchesAllTypes || type.MediaType == "application/*" || IsTaxii(type))));

    private static bool IsTaxii(MediaTypeHeaderValue type) =>
        type.MediaType == "application/taxii+json" && (type.Parameters.FirstOrDefault(one => one.Name == "version")?.Value is not { HasValue: true } version || version == "2.1");
}
