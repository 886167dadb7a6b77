using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>An envelope of objects (TAXII 2.1, section 3.7), put together of the bytes as they lie on the shelf: nothing of them is parsed, escaped or kept twice on the way.</summary>
internal sealed class TaxiiEnvelope(ObjectPage page) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // "next" is base64url and the rest is ours: there is nothing to escape. An empty list is left out: TAXII allows none.
        var head = Encoding.ASCII.GetBytes(
            (page.More ? $"{{\"more\":true,\"next\":\"{TaxiiQuery.NextOf(page.Objects[^1].Place)}\"" : "{\"more\":false") + (page.Objects.Count > 0 ? ",\"objects\":[" : "}"));
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        TaxiiAnswer.Head(response, page);
        response.ContentLength = head.Length + page.Objects.Sum(one => (long)one.Json.Length) + (page.Objects.Count > 0 ? page.Objects.Count - 1 + 2 : 0);
        Write(response.BodyWriter, head);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void Write(PipeWriter body, byte[] head)
    {
        body.Write(head);
        for (var i = 0; i < page.Objects.Count; i++)
        {
            if (i > 0) body.Write(","u8);
            body.Write(page.Objects[i].Json.Span);
        }

        if (page.Objects.Count > 0) body.Write("]}"u8);
    }
}
