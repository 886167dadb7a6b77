using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Audit;
using Microsoft.AspNetCore.Http.Features;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>Takes the objects that a partner's machine sends (TAXII 2.1, section 5.5) and stages them.</summary>
internal static class TaxiiInbox
{
    public static async Task<TaxiiAnswer> TakeAsync(HttpContext http, Guid source, IInboundIntake intake, CancellationToken ct)
    {
        if (http.Request.ContentLength > InboundLimits.Bytes) return TooLarge();
        // The server's own limit is for forms; one more byte tells a body that is too long from one that just fits.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = InboundLimits.Bytes + 1L;
        if (await ReadAsync(http.Request.Body, ct) is not { } body) return TooLarge();
        if (WhyNot(body) is { } why) return TaxiiAnswer.Refused(StatusCodes.Status422UnprocessableEntity, "Not an envelope of objects", why);
        var done = await intake.TakeInAsync(http.User.ToPerson() with { Roles = Role.Partner }, source, "TAXII", body, ct);
        return done.Value is { } delivery
            ? TaxiiStatus.Of(delivery, StatusCodes.Status202Accepted)
            : TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Nothing is taken from this key", done.Refusal?.Explain() ?? "");
    }

    private static async Task<byte[]?> ReadAsync(Stream request, CancellationToken ct)
    {
        try
        {
            using var body = new MemoryStream();
            var some = new byte[81920];
            for (int read; (read = await request.ReadAsync(some, ct)) > 0;)
            {
                if (body.Length + read > InboundLimits.Bytes) return null;
                body.Write(some, 0, read);
            }

            return body.ToArray();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static TaxiiAnswer TooLarge() => TaxiiAnswer.Refused(StatusCodes.Status413PayloadTooLarge, "Too large", $"At most {InboundLimits.Bytes} bytes at once, as max_content_length of the API root says. Send it in parts.");

    // Only the frame is looked at here; what is wrong inside of single objects is told in the status.
    private static string? WhyNot(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = InboundLimits.Depth });
            return document.RootElement.ValueKind is not JsonValueKind.Object || !document.RootElement.TryGetProperty("objects", out var objects) || objects.ValueKind is not JsonValueKind.Array
                ? "An envelope is a JSON object with a list \"objects\"."
                : objects.GetArrayLength() > InboundLimits.Objects ? "At most 25,000 objects at once. Send them in parts." : null;
        }
        catch (JsonException)
        {
            return $"The body is no JSON, or nested deeper than {InboundLimits.Depth}.";
        }
    }
}
