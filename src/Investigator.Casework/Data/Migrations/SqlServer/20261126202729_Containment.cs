using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Containment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "GoneAt",
                table: "DecisionEvidence",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SpreadSeconds",
                table: "BanProposal",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StartsAt",
                table: "BanProposal",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PoolTurn",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClusterId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Before = table.Column<int>(type: "int", nullable: true),
                    After = table.Column<int>(type: "int", nullable: false),
                    Accounts = table.Column<int>(type: "int", nullable: false),
                    Active = table.Column<int>(type: "int", nullable: false),
                    Burnt = table.Column<int>(type: "int", nullable: false),
                    TookOverAfter = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TookOverFrom = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    NoticedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoolTurn", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PoolTurn_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaggeredAct",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Terms = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartsAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    UntilAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Seed = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DecidedById = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DecidedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    BroughtForwardBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EndedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EndReason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaggeredAct", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaggeredAct_BanProposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "BanProposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StaggeredAct_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaggeredMember",
                columns: table => new
                {
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DecisionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Turn = table.Column<int>(type: "int", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaggeredMember", x => new { x.ActId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_StaggeredMember_StaggeredAct_ActId",
                        column: x => x.ActId,
                        principalTable: "StaggeredAct",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PoolTurn_CampaignId_NoticedAt",
                table: "PoolTurn",
                columns: new[] { "CampaignId", "NoticedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_CampaignId",
                table: "StaggeredAct",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_ProposalId",
                table: "StaggeredAct",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredAct_State",
                table: "StaggeredAct",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_StaggeredMember_ActId_Turn_At",
                table: "StaggeredMember",
                columns: new[] { "ActId", "Turn", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PoolTurn");

            migrationBuilder.DropTable(
                name: "StaggeredMember");

            migrationBuilder.DropTable(
                name: "StaggeredAct");

            migrationBuilder.DropColumn(
                name: "GoneAt",
                table: "DecisionEvidence");

            migrationBuilder.DropColumn(
                name: "SpreadSeconds",
                table: "BanProposal");

            migrationBuilder.DropColumn(
                name: "StartsAt",
                table: "BanProposal");
        }
    }
}
