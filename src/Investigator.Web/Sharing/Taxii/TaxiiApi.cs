using System.Text.Json;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.Net.Http.Headers;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>
/// Released objects for partners' machines: TAXII 2.1 (OASIS Standard, 10 June 2021), one API root with one collection, read only. Each address is a row of the table in docs/taxii.md.
/// </summary>
public sealed class TaxiiApi : IConsolePart
{
    /// <summary>The one collection: everything that stands released, and what was taken back.</summary>
    public const string CollectionId = "4c5e3a61-6d1b-4b0e-9a39-5f2a1e7b9d10";

    private const string Alias = SharedCollection.Everyone;
    private const string Scheme = "Taxii";
    private const string Root = "/taxii2/investigator/";

    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddScheme<ApiKeyOptions, ApiKeyAuthentication>(Scheme, options =>
        {
            options.AcceptsBasic = true;
            options.Refuse = (http, status, title, sentence) => TaxiiAnswer.Refused(status, title, sentence).ExecuteAsync(http);
        });
        builder.Services.AddAuthorizationBuilder().AddPolicy(Tasks.PullObjects, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser()
            .RequireClaim(ApiKeyAuthentication.ScopeClaim, nameof(ApiScope.Sharing)));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var taxii = routes.MapGroup("/taxii2").RequireAuthorization(Tasks.PullObjects).RequireRateLimiting(RateLimits.Api).DisableAntiforgery().WithTags("TAXII").AddEndpointFilter(NegotiateAsync);
        taxii.MapGet("/", Discover).WithSummary("Discovery: which API roots there are.");
        taxii.MapGet("/investigator/", DescribeRoot).WithSummary("The API root.");
        taxii.MapGet("/investigator/status/{id}/", () => Missing("status")).WithSummary("No object can be added, so no status is known.");
        taxii.MapGet("/investigator/collections/", ListCollections).WithSummary("The collections.");
        var collection = taxii.MapGroup("/investigator/collections/{collection}").AddEndpointFilter(KnowAsync);
        collection.MapGet("/", () => new TaxiiAnswer(StatusCodes.Status200OK, DescribeCollection)).WithSummary("The collection.");
        collection.MapGet("/objects/", (HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, null, ObjectVersions.Last, Envelope, ct)).WithSummary("Its objects, first added first.");
        collection.MapGet("/objects/{id}/", (string id, HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, id, ObjectVersions.Last, Envelope, ct)).WithSummary("One object.");
        collection.MapGet("/objects/{id}/versions/", (string id, HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, id, ObjectVersions.All, Versions, ct)).WithSummary("The versions of one object.");
        collection.MapGet("/manifest/", (HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, null, ObjectVersions.Last, Manifest, ct)).WithSummary("Its objects by name alone.");
        collection.MapPost("/objects/", (HttpContext http) => IsTaxii(http.Request.ContentType)
            ? ReadOnly()
            : TaxiiAnswer.Refused(StatusCodes.Status415UnsupportedMediaType, "Unknown media type", $"Send {TaxiiAnswer.MediaType}.")).WithSummary("Refused: the collection is read only.");
        collection.MapDelete("/objects/{id}/", (string id) => ReadOnly()).WithSummary("Refused: the collection is read only.");
        taxii.MapFallback("{*rest}", () => Missing("address")).ExcludeFromDescription();
    }

    private static TaxiiAnswer Discover(HttpContext http, CaseStoreOptions options) => new(StatusCodes.Status200OK, json =>
    {
        var root = new Uri($"{http.Request.Scheme}://{http.Request.Host}{Root}").AbsoluteUri;
        json.WriteString("title", options.ProducerName);
        json.WriteString("description", "Indicators of model distillation.");
        json.WriteString("default", root);
        json.WriteStartArray("api_roots");
        json.WriteStringValue(root);
        json.WriteEndArray();
    });

    private static TaxiiAnswer DescribeRoot(CaseStoreOptions options) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteString("title", options.ProducerName);
        json.WriteStartArray("versions");
        json.WriteStringValue(TaxiiAnswer.MediaType);
        json.WriteEndArray();
        json.WriteNumber("max_content_length", 0); // nothing can be sent
    });

    private static TaxiiAnswer ListCollections() => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("collections");
        json.WriteStartObject();
        DescribeCollection(json);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    private static void DescribeCollection(Utf8JsonWriter json)
    {
        json.WriteString("id", CollectionId);
        json.WriteString("title", "Released indicators");
        json.WriteString("description", "Every campaign that was released to partners and stands. What was taken back is there as a revoked version.");
        json.WriteString("alias", Alias);
        json.WriteBoolean("can_read", true);
        json.WriteBoolean("can_write", false);
        json.WriteStartArray("media_types");
        json.WriteStringValue("application/stix+json;version=2.1");
        json.WriteEndArray();
    }

    private static async Task<TaxiiAnswer> AnswerAsync(HttpContext http, ISharedObjects shelf, string? objectId, ObjectVersions versions, Shape shape, CancellationToken ct)
    {
        var (query, wrong) = TaxiiQuery.Read(http.Request.Query, objectId, versions);
        if (query is null) return TaxiiAnswer.Refused(StatusCodes.Status400BadRequest, "Not a question of TAXII", wrong ?? "");
        if (objectId?.Length > 256) return Missing("object");

        // A key with the scope acts as the partner who holds it: the policy has seen to the scope.
        var by = http.User.ToPerson() with { Roles = Role.Partner };
        var page = new ObjectPage([], More: false);
        if (TaxiiQuery.WantsStix21(http.Request.Query))
        {
            var found = await shelf.FindAsync(by, query, contents: shape == Envelope, ct);
            if (found.Value is null) return TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Not open to this key", found.Refusal?.Explain() ?? "");
            page = found.Value;
        }

        if (objectId is not null && page.Objects.Count == 0 && query is { After: null, AddedAfter: null }) return Missing("object");
        return new(StatusCodes.Status200OK, json => shape(json, page), page);
    }

    private delegate void Shape(Utf8JsonWriter json, ObjectPage page);

    private static void Envelope(Utf8JsonWriter json, ObjectPage page)
    {
        Paged(json, page);
        Listed(json, "objects", page, one => json.WriteRawValue(one.Json.Span, skipInputValidation: true));
    }

    private static void Manifest(Utf8JsonWriter json, ObjectPage page)
    {
        Paged(json, page);
        Listed(json, "objects", page, one =>
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            json.WriteString("date_added", TaxiiAnswer.Time(one.AddedAt));
            json.WriteString("version", TaxiiAnswer.Time(one.Version));
            json.WriteString("media_type", "application/stix+json;version=2.1");
            json.WriteEndObject();
        });
    }

    private static void Versions(Utf8JsonWriter json, ObjectPage page)
    {
        Paged(json, page);
        Listed(json, "versions", page, one => json.WriteStringValue(TaxiiAnswer.Time(one.Version)));
    }

    private static void Paged(Utf8JsonWriter json, ObjectPage page)
    {
        json.WriteBoolean("more", page.More);
        if (page.More) json.WriteString("next", TaxiiQuery.NextOf(page.Objects[^1].Place));
    }

    // An empty list is left out: TAXII allows no empty lists.
    private static void Listed(Utf8JsonWriter json, string name, ObjectPage page, Action<SharedObject> write)
    {
        if (page.Objects.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var one in page.Objects) write(one);
        json.WriteEndArray();
    }

    private static TaxiiAnswer Missing(string what) => TaxiiAnswer.Refused(StatusCodes.Status404NotFound, "Nothing is here", $"There is no such {what}, or this key may not see it.");

    private static TaxiiAnswer ReadOnly() => TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Read only", "Objects are released by people in the console; this collection takes none.");

    private static async ValueTask<object?> KnowAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        call.HttpContext.Request.RouteValues["collection"] is CollectionId or Alias ? await next(call) : Missing("collection");

    private static async ValueTask<object?> NegotiateAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        Accepts(call.HttpContext.Request.Headers.Accept.ToString())
            ? await next(call)
            : TaxiiAnswer.Refused(StatusCodes.Status406NotAcceptable, "Not the media type asked for", $"Only {TaxiiAnswer.MediaType} is spoken here.");

    private static bool Accepts(string accept) =>
        accept.Length == 0 || (MediaTypeHeaderValue.TryParseList([accept], out var types) && types.Any(type => type.Quality is not 0 && (type.MatchesAllTypes || type.MediaType == "application/*" || IsTaxii(type))));

    private static bool IsTaxii(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) && IsTaxii(type);

    private static bool IsTaxii(MediaTypeHeaderValue type) =>
        type.MediaType == "application/taxii+json" && (type.Parameters.FirstOrDefault(one => one.Name == "version")?.Value is not { HasValue: true } version || version == "2.1");
}
