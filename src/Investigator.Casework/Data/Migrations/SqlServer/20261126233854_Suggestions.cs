using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Suggestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "ApiClient",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "PreviousUntil",
                table: "ApiClient",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RotatedAt",
                table: "ApiClient",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CampaignMemberRevision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HeldBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HeldAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignMemberRevision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignMemberRevision_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MatchView",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OpenedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MatchView", x => new { x.RoundId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_MatchView_MatchRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "MatchRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SuggestionRule",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Terms = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    GoesOn = table.Column<bool>(type: "bit", nullable: false),
                    SetById = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SetBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SetAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Judged = table.Column<int>(type: "int", nullable: false),
                    JudgedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuggestionRule", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuggestionRule_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApiClient_PreviousHash",
                table: "ApiClient",
                column: "PreviousHash");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMemberRevision_AccountId_CampaignId",
                table: "CampaignMemberRevision",
                columns: new[] { "AccountId", "CampaignId" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMemberRevision_CampaignId",
                table: "CampaignMemberRevision",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionRule_CampaignId_SetAt",
                table: "SuggestionRule",
                columns: new[] { "CampaignId", "SetAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignMemberRevision");

            migrationBuilder.DropTable(
                name: "MatchView");

            migrationBuilder.DropTable(
                name: "SuggestionRule");

            migrationBuilder.DropIndex(
                name: "IX_ApiClient_PreviousHash",
                table: "ApiClient");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "ApiClient");

            migrationBuilder.DropColumn(
                name: "PreviousUntil",
                table: "ApiClient");

            migrationBuilder.DropColumn(
                name: "RotatedAt",
                table: "ApiClient");
        }
    }
}
