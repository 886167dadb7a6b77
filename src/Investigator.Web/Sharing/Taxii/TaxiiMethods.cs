namespace Investigator.Web.Sharing.Taxii;

/// <summary>What may be done at which address: another method there is 405 and says so, elsewhere nothing is 404.</summary>
internal static class TaxiiMethods
{
    /// <summary>The methods of an address behind <c>/taxii2/</c>; <c>null</c>: there is no such address.</summary>
    public static string? Of(string rest) => rest.Trim('/').Split('/') switch
    {
        [""] or ["investigator"] or ["investigator", "collections"] or ["investigator", "status", _] => "GET",
        ["investigator", "collections", _] or ["investigator", "collections", _, "manifest"] or ["investigator", "collections", _, "objects", _, "versions"] => "GET",
        ["investigator", "collections", _, "objects"] => "GET, POST",
        ["investigator", "collections", _, "objects", _] => "GET, DELETE",
        _ => null,
    };

    /// <summary>The answer to a request that no address and method takes.</summary>
    public static TaxiiAnswer Refuse(HttpContext http, string? rest)
    {
        if (Of(rest ?? "") is not { } allowed || allowed.Contains(http.Request.Method, StringComparison.Ordinal)) return TaxiiApi.Missing("address");
        http.Response.Headers.Allow = allowed;
        return TaxiiAnswer.Refused(StatusCodes.Status405MethodNotAllowed, "Not done here", $"This address takes {allowed}.");
    }
}
