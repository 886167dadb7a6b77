using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PreviousUntil",
                table: "ApiClient",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RotatedAt",
                table: "ApiClient",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CampaignMemberRevision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    HeldBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HeldAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    GoesOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    SetById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SetAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Judged = table.Column<int>(type: "INTEGER", nullable: false),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
