#include "CSamples.h"

static const unsigned char collection[] = {
#embed "../../Samples/collection.json"
};
static const unsigned char official[] = {
#embed "../../Samples/official.txt"
};
static const unsigned char forum_translation[] = {
#embed "../../Samples/forum-translation.txt"
};
static const unsigned char article_ru_main[] = {
#embed "../../Samples/article-ru-main.txt"
};
static const unsigned char article_polishnews[] = {
#embed "../../Samples/article-polishnews.txt"
};
static const unsigned char article_december_30[] = {
#embed "../../Samples/article-december-30.txt"
};
static const unsigned char languages_collection[] = {
#embed "../../Samples/languages/collection.json"
};
static const unsigned char languages_official[] = {
#embed "../../Samples/languages/official.txt"
};
static const unsigned char languages_english[] = {
#embed "../../Samples/languages/english.txt"
};
static const unsigned char languages_deutsch[] = {
#embed "../../Samples/languages/deutsch.txt"
};
static const unsigned char forum_translation_opinion[] = {
#embed "../../Samples/forum-translation.opinion.json"
};
static const unsigned char article_ru_main_opinion[] = {
#embed "../../Samples/article-ru-main.opinion.json"
};
static const unsigned char article_polishnews_opinion[] = {
#embed "../../Samples/article-polishnews.opinion.json"
};

#define SAMPLE(file, bytes) {file, bytes, sizeof bytes}

static const struct readback_sample samples[] = {
    SAMPLE("collection.json", collection),
    SAMPLE("official.txt", official),
    SAMPLE("forum-translation.txt", forum_translation),
    SAMPLE("article-ru-main.txt", article_ru_main),
    SAMPLE("article-polishnews.txt", article_polishnews),
    SAMPLE("article-december-30.txt", article_december_30),
    SAMPLE("forum-translation.opinion.json", forum_translation_opinion),
    SAMPLE("article-ru-main.opinion.json", article_ru_main_opinion),
    SAMPLE("article-polishnews.opinion.json", article_polishnews_opinion),
    SAMPLE("languages/collection.json", languages_collection),
    SAMPLE("languages/official.txt", languages_official),
    SAMPLE("languages/english.txt", languages_english),
    SAMPLE("languages/deutsch.txt", languages_deutsch),
};

size_t readback_sample_count(void) { return sizeof samples / sizeof samples[0]; }

const struct readback_sample *readback_sample_at(size_t index) { return &samples[index]; }

static const unsigned char opinion_prompt[] = {
#embed "opinion-prompt.txt"
};

const unsigned char *readback_opinion_prompt(void) { return opinion_prompt; }

size_t readback_opinion_prompt_size(void) { return sizeof opinion_prompt; }
