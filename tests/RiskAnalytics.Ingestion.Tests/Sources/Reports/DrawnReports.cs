namespace RiskAnalytics.Ingestion.Tests.Sources.Reports;

/// <summary>The reports of the fixtures, drawn with the published figures of real reports in the tables of their kind.</summary>
internal static class DrawnReports
{
    /// <summary>Every drawn file by its path below the fixtures.</summary>
    public static IEnumerable<(string Path, Func<ReportDrawing> Draw)> All =>
    [
        ("formats/tether/reserves-report-2022-q2.pdf", Tether),
        ("formats/circle/usdc-reserve-report-2024-05.pdf", () => Usdc()),
        ("formats/circle/eurc-reserve-report-2024-08.pdf", () => Eurc("(333,041)")),
        ("formats/paxos/busd-redemption-assets-2024-04.pdf", () => BusdCollateral("71,272,500")),
        ("formats/paxos/usdp-redemption-assets-2025-06.pdf", Usdp),
        ("formats/fdusd/reserve-accounts-2024-03.pdf", FdusdGluedFootnote),
        ("formats/pictures/report-of-pictures.pdf", () => new ReportDrawing().Picture().Picture()),
        ("broken/reports/fdusd-sub-total-differs.pdf", FdusdSubTotal),
        ("broken/reports/eurc-total-off-by-six.pdf", () => Eurc("(333,047)")),
        ("broken/reports/busd-sub-total-swapped-digits.pdf", () => BusdCollateral("71,722,500")),
        ("broken/reports/usdc-bidirectional-marks.pdf", () => Usdc(ReportDrawing.Bidirectional)),
        ("broken/reports/usdc-second-table-nonsense-font.pdf", () => Usdc(second: ReportDrawing.Nonsense)),
        ("broken/reports/usdc-second-table-picture.pdf", () => Usdc(second: "picture")),
        ("broken/reports/usdc-at-least-equal.pdf", AtLeastEqual),
    ];

    private static ReportDrawing Tether()
    {
        var drawing = new ReportDrawing().Page()
            .Line("Opinion of the independent auditor on the Consolidated Reserves Report of Tether Holdings Limited")
            .Line("Reasonable assurance under ISAE 3000 (Revised), given by BDO Italia S.p.A.")
            .Line("Milan, 10 August 2022")
            .Page()
            .Line("Consolidated Reserves Report")
            .Line("Figures of the group as of 30 June 2022 at 11:59 PM UTC:")
            .Line("- The Group's consolidated total assets amount to at least US$ 66,409,619,424.")
            .Line("- The Group's consolidated total liabilities amount to US$ 66,218,725,778, of which")
            .Line("US$66,204,234,509 relates to digital tokens issued.")
            .Page()
            .Row((60, "Asset Category"), (420, "Amount in USD"))
            .Line("1. Cash & Cash Equivalent & Other Short-Term Deposits &")
            .Line("Commercial Paper")
            .Row((80, "U.S. Treasury Bills4"), (420, "28,856,434,491"))
            .Row((80, "Commercial Paper and Certificates of Deposit"), (420, "8,402,426,505")).Raised(290, 4, "5", 6)
            .Row((80, "Money Market Funds"), (420, "6,810,253,431"))
            .Row((80, "Cash & Bank Deposits"), (420, "5,418,232,067"))
            .Line("Reverse Repurchase").Raised(420, -8, "2,992,015,954", 10)
            .Line("Agreements8")
            .Row((80, "Non-U.S. Treasury Bills"), (420, "397,150,678"))
            .Row((80, "Subtotal"), (420, "52,876,513,126"))
            .Row((60, "2. Corporate Bonds, Funds & Precious Metals"), (420, "3,486,896,735"))
            .Row((60, "3. Other Investments"), (420, "5,551,836,303"))
            .Row((60, "4. Secured Loans"), (420, "4,494,373,260"))
            .Row((60, "Total (1+2+3+4)"), (420, "66,409,619,424"))
            .Page()
            .Line("Ratings of the commercial paper and certificates of deposit:")
            .Row((80, "A-1+"), (420, "1,438,681,413"))
            .Row((80, "A-1"), (420, "5,465,038,236"))
            .Row((80, "A-2"), (420, "1,498,706,856"))
            .Row((80, "Grand Total"), (420, "8,402,426,505"));
        return drawing;
    }

    private static ReportDrawing Usdc(string first = ReportDrawing.Plain, string second = ReportDrawing.Plain)
    {
        var drawing = new ReportDrawing().Page()
            .Line("Accountants' report to Circle Internet Financial, LLC on the USDC Reserve Report, examined under the")
            .Line("standards of the American Institute of Certified Public Accountants")
            .Line("USDC Reserve Report as of May 7, 2024 and May 31, 2024 at 11:59pm Pacific Daylight Time")
            .Row((60, "Report Dates"), (300, "May 7, 2024"), (430, "May 31, 2024"))
            .Row((60, "USDC in Circulation"), (300, "33,165,344,461"), (430, "32,289,248,060"))
            .Row((60, "Fair Value of Assets Held in USDC Reserve"), (290, "$"), (300, "33,216,419,857"), (420, "$"), (430, "32,340,643,744"));
        Table("MAY 7, 2024", first,
            [
                ("912797HQ3", "05/09/24", "1,002,827,476"), ("912797JW8", "05/14/24", "57,948,936"), ("912797FH5", "05/16/24", "2,332,369,147"), ("912797JX6", "05/21/24", "89,828,476"),
                ("912797JY4", "05/28/24", "89,736"), ("912797HS9", "05/30/24", "598,068,888"), ("912797JZ1", "06/04/24", "2,355,641,759"), ("912797HT7", "06/06/24", "1,228,105,122"),
                ("912797KE6", "06/11/24", "388,347,059"), ("912797KF3", "06/18/24", "579,503,522"), ("912796ZW2", "06/20/24", "993,701,690"), ("912797KG1", "06/25/24", "972,128,947"),
                ("912797KH9", "07/02/24", "1,211,155,260"),
            ],
            ["11,809,716,018", "17,951,000,000", "1,000,302,045", "(1,022,934,609)", "29,738,083,454", "3,487,272,631", "(8,936,228)", "3,478,336,403", "33,216,419,857"]);
        if (second == "picture")
            return drawing.Picture();
        Table("MAY 31, 2024", second,
            [
                ("912797JZ1", "06/04/24", "1,914,726,945"), ("912797KE6", "06/11/24", "17,668,286"), ("912797KF3", "06/18/24", "506,884,833"), ("912796ZW2", "06/20/24", "945,044,527"),
                ("912797KH9", "07/02/24", "1,521,422,865"), ("912796Y52", "07/05/24", "2,281,752,003"), ("912797KN6", "07/09/24", "767,037,267"), ("912797GB7", "07/11/24", "571,801,402"),
                ("912797KP1", "07/16/24", "941,034,658"), ("912797KQ9", "07/23/24", "1,570,011,854"), ("912797KB2", "08/15/24", "593,624,664"),
            ],
            ["11,631,009,304", "16,489,000,000", "1,004,519,270", "(136,219,066)", "28,988,309,508", "3,357,248,617", "(4,914,381)", "3,352,334,236", "32,340,643,744"]);
        return drawing.Page().Line("June 27, 2024");

        void Table(string day, string font, (string Cusip, string Maturity, string Value)[] bills, string[] rest)
        {
            drawing.Page().Row(font, (60, $"CIRCLE RESERVE FUND ASSETS AS OF {day}")).Row(font, (60, "U.S. TREASURY SECURITIES"))
                .Row(font, (60, "Cusip"), (240, "Maturity Date"), (430, "Fair Value ($)"));
            foreach (var (cusip, maturity, value) in bills)
                drawing.Row(font, (60, cusip), (240, maturity), (430, value));
            drawing.Row(font, (60, "TOTAL U.S. TREASURY SECURITIES"), (430, rest[0]))
                .Row(font, (60, "U.S. Treasury Repurchase Agreements2"), (430, rest[1]))
                .Row(font, (60, "Cash held in Circle Reserve Fund"), (430, rest[2]))
                .Row(font, (60, "Cash due to/(owed by) Circle Reserve Fund due to timing and settlement differences, net"), (490, rest[3]))
                .Row(font, (60, "TOTAL CIRCLE RESERVE FUND ASSETS"), (430, rest[4]))
                .Row(font, (60, $"OTHER USDC RESERVE ASSETS AS OF {day}"))
                .Row(font, (60, "Cash held at regulated financial institutions"), (430, rest[5]))
                .Row(font, (60, "Cash due to/(owed by) the Company due to timing and settlement differences, net"), (490, rest[6]))
                .Row(font, (60, "TOTAL OTHER USDC RESERVE ASSETS"), (430, rest[7]))
                .Row(font, (60, $"TOTAL USDC RESERVE ASSETS AS OF {day}"), (430, rest[8]));
        }
    }

    private static ReportDrawing Eurc(string settlement) => new ReportDrawing().Page()
        .Line("Accountants' report to Circle Internet Financial, LLC on the EURC Reserve Report, American Institute of Certified Public Accountants")
        .Line("EURC Reserve Report as of August 30, 2024 at 11:59pm Pacific Daylight Time")
        .Row((60, "EURC in Circulation"), (430, "53,368,456"))
        .Row((60, "Fair Value of Assets Held in EURC Reserve"), (430, "53,620,711"))
        .Page()
        .Line("EURC RESERVE ASSETS AS OF AUGUST 30, 2024")
        .Line("Cash held at regulated financial institutions").Raised(430, 7, "53,953,752", 10)
        .Row((60, "Cash due to/(owed by) Circle due to timing and settlement differences, net"), (490, settlement))
        .Row((60, "TOTAL EURC RESERVE ASSETS AS OF AUGUST 30, 2024"), (430, "53,620,711"));

    private static ReportDrawing AtLeastEqual() => new ReportDrawing().Page()
        .Line("Reserve Account Report of Circle Internet Financial, LLC as of March 31, 2021 at 11:59 PM Pacific Time")
        .Row((60, "Equals: USDC tokens outstanding:"), (400, "11,141,404,000 USDC"))
        .Line("The US Dollars held in custody accounts are at least equal to or greater than the USDC tokens outstanding.");

    private static ReportDrawing BusdCollateral(string subTotal) => new ReportDrawing().Page()
        .Line("Paxos Trust Company, LLC: examination of the BUSD token, American Institute of Certified Public Accountants")
        .Line("Redemption Assets Report as of April 22, 2024 and April 30, 2024 at 5:00 PM Eastern Time")
        .Line("May 17, 2024")
        .Page()
        .Row((60, "Report Dates"), (330, "April 22, 2024"), (450, "April 30, 2024"))
        .Row((60, "BUSD tokens in circulation"), (330, "70,511,464"), (450, "70,511,464"))
        .Line("April 22, 2024 at 5:00 pm ET:")
        .Row((60, "Description"), (200, "CUSIP"), (300, "Maturity Date"), (450, "Fair Value ($)"))
        .Row((60, "U.S. Treasury Debt"), (200, "912810TY4"), (300, "02/15/2054"), (450, "71,188,860"))
        .Line("Total U.S. Government Guaranteed Debt Instruments Held Pursuant")
        .Row((60, "to Overnight Reverse Repurchase Agreements:"), (450, "71,188,860"))
        .Row((60, "Total U.S. Dollars Held:"), (450, "935,938"))
        .Row((60, "Total Fair Value of Redemption Assets:"), (450, "72,124,798"))
        .Line("April 30, 2024 at 5:00 pm ET:")
        .Row((60, "U.S. Treasury Debt"), (200, "912810TY4"), (300, "02/15/2054"), (450, "71,272,500"))
        .Line("Total U.S. Government Guaranteed Debt Instruments Held Pursuant")
        .Row((60, "to Overnight Reverse Repurchase Agreements:"), (450, subTotal))
        .Row((60, "Total U.S. Dollars Held:"), (450, "935,831"))
        .Row((60, "Total Fair Value of Redemption Assets:"), (450, "72,208,331"));

    private static ReportDrawing Usdp() => new ReportDrawing().Page()
        .Line("KPMG LLP examined the USDP Redemption Assets Report of Paxos Trust Company, LLC")
        .Line("under the standards of the American Institute of Certified Public Accountants")
        .Line("as of June 9, 2025 and June 30, 2025 at 5:00 PM Eastern Time")
        .Line("July 28, 2025")
        .Page()
        .Line("Exhibit A: USDP tokens")
        .Row((60, "d. Total USDP redeemable tokens outstanding"), (300, "71,561,431"), (360, "65,941,431"), (420, "1,662,018"), (480, "2,012,018"), (530, "73,223,449"), (585, "67,953,449"))
        .Page()
        .Line("Exhibit B: Composition of Redemption Assets by Asset Type")
        .Row((330, "June 9, 2025"), (450, "June 30, 2025"))
        .Row((60, "Cash"), (330, "$67,282,260"), (450, "$67,050,318"))
        .Row((60, "Government money market funds, at net asset value"), (330, "-"), (450, "-"))
        .Row((60, "Repurchase agreements, at fair value"), (330, "$6,196,000"), (450, "$917,000"))
        .Row((60, "Obligations of U.S. Treasury, at fair value"), (330, "-"), (450, "-"))
        .Row((60, "Total"), (330, "$73,478,260"), (450, "$67,967,318"))
        .Page()
        .Line("Exhibit C: Comparison")
        .Row((60, "Surplus (Deficit)"), (330, "$254,811"), (450, "$13,869"));

    private static ReportDrawing FdusdGluedFootnote() => new ReportDrawing().Page()
        .Line("Reserve Accounts Report of FD121 Limited with the report of the independent accountant,")
        .Line("American Institute of Certified Public Accountants; the custodian is a related party")
        .Line("First Digital USD (FDUSD) as of March 31, 2024, recorded at 9:00PM Eastern Time")
        .Row((60, "FDUSD tokens issued and in circulation (Notes 1 and 5)"), (430, "2,549,846,920.87"))
        .Page()
        .Row((60, "U.S. Treasury Bills"), (200, "912797JL2"), (300, "2Apr24"), (430, "240,616,105.61"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797GZ4"), (300, "4Apr24"), (430, "75,309,227.73"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JM0"), (300, "9Apr24"), (430, "162,066,135.18"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797HF7"), (300, "11Apr24"), (430, "104,102,614.39"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JN8"), (300, "16Apr24"), (430, "289,960,011.38"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JP3"), (300, "23Apr24"), (430, "369,439,561.74"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797HG5"), (300, "25Apr24"), (430, "98,712,095.97"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JQ1"), (300, "30Apr24"), (430, "166,493,412.80"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JV0"), (300, "7May24"), (430, "96,069,935.96"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797HQ3"), (300, "9May24"), (430, "66,329,281.40"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JW8"), (300, "14May24"), (430, "1,888,073.70"))
        .Row((60, "U.S. Treasury Bills"), (200, "912797JX6"), (300, "21May24"), (430, "193,567,388.45"))
        .Row((60, "Total U.S. Treasury Bills:"), (430, "$1,864,553,844.31"))
        .Row((60, "2-weeks Fixed Deposit"), (300, "8Apr24"), (430, "$15,000,000.00"))
        .Row((60, "2-weeks Fixed Deposit"), (300, "11Apr24"), (430, "$10,000,000.00"))
        .Row((60, "1-month Fixed Deposit"), (300, "28Mar241"), (430, "$87,000,000.00"))
        .Row((60, "1-month Fixed Deposit"), (300, "2Apr24"), (430, "$50,000,000.00"))
        .Row((60, "1-month Fixed Deposit"), (300, "8Apr24"), (430, "$5,000,000.00"))
        .Row((60, "1-month Fixed Deposit"), (300, "15Apr24"), (430, "$38,000,000.00"))
        .Row((60, "1-month Fixed Deposit"), (300, "15Apr24"), (430, "$60,000,000.00"))
        .Row((60, "Total Fixed Deposits:"), (430, "$265,000,000.00"))
        .Row((60, "Total U.S. Dollars Held:"), (430, "$434,683,724.87"))
        .Row((60, "Total Assets Held in Reserve Accounts:"), (430, "$2,564,237,569.18"))
        .Page()
        .Line("April 26, 2024");

    private static ReportDrawing FdusdSubTotal() => new ReportDrawing().Page()
        .Line("Limited assurance engagement under International Standard on Assurance Engagements 3000 (Revised), Prism Hong Kong Limited")
        .Line("FDUSD Reserves Account Report as of 30 September 2025 at 9:00pm Eastern Time")
        .Line("10 October 2025")
        .Page()
        .Line("First Digital USD (FDUSD) tokens issued and in circulation")
        .Row((60, "(Notes 1 and 5)"), (430, "1,080,497,252.00 FDUSD"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797QE09"), (300, "9-Oct-25"), (430, "39,964,040.00"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797RC34"), (300, "14-Oct-25"), (430, "55,071,932.65"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797RD17"), (300, "21-Oct-25"), (430, "358,958,884.65"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797QG56"), (300, "23-Oct-25"), (430, "87,863,763.60"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797RE99"), (300, "28-Oct-25"), (430, "56,463,282.68"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797NA14"), (300, "30-Oct-25"), (430, "73,260,243.00"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797QP55"), (300, "6-Nov-25"), (430, "47,109,901.30"))
        .Row((60, "Unites States Treasury Bills"), (200, "912797RP47"), (300, "18-Nov-25"), (430, "89,670,582.30"))
        .Row((60, "(A) Sub-total:"), (430, "866,008,656.18"))
        .Row((60, "Unites States Treasury Debt"), (200, "X9USD034T9"), (300, "1-Oct-25"), (430, "13,500,000.00"))
        .Row((60, "Unites States Treasury Debt"), (200, "912797RE99"), (300, "1-Oct-25"), (430, "10,000,000.00"))
        .Row((60, "(B) Sub-total:"), (430, "23,500,000.00"))
        .Row((60, "Overnight Fixed Deposit"), (300, "2-Oct-25"), (430, "10,000,000.00"))
        .Row((60, "Overnight Fixed Deposit"), (300, "6-Oct-25"), (430, "7,506,500.00"))
        .Row((60, "Overnight Fixed Deposit"), (300, "7-Oct-25"), (430, "20,400,000.00"))
        .Row((60, "Overnight Fixed Deposit"), (300, "14-Oct-25"), (430, "2,500,000.00"))
        .Row((60, "(C) Sub-total:"), (430, "40,406,500.00"))
        .Row((60, "(D) US$ held in custody accounts:"), (430, "154,805,944.57"))
        .Row((60, "(A) + (B) + (C) + (D) Total assets held in Reserve Accounts:"), (430, "US$1,084,721,100.75"));
}
